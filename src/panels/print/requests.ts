import type { Plan, SheetPlan } from "./plan.ts";

let listener: ((plan: Request) => void) | null = null;

type Request = Plan | SheetPlan;

/** Has a handout or a sheet of exercises printed. */
export const requestPrint = (plan: Request): void => listener?.(plan);

/** Takes the requests, until the returned function is called. */
export function takeRequests(take: (plan: Request) => void): () => void {
  listener = take;
  return () => {
    if (listener === take) listener = null;
  };
}
