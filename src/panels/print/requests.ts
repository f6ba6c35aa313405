import type { Plan } from "./plan.ts";

let listener: ((plan: Plan) => void) | null = null;

/** Has a handout printed. */
export const requestPrint = (plan: Plan): void => listener?.(plan);

/** Takes the requests, until the returned function is called. */
export function takeRequests(take: (plan: Plan) => void): () => void {
  listener = take;
  return () => {
    if (listener === take) listener = null;
  };
}
