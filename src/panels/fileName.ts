import { exampleOf, store } from "../store/index.ts";

/** What a file of the present program is called, without its ending: the example's name, or the page's. */
export const fileName = (): string => `backstep-${exampleOf(store.getState())?.id ?? "graph"}`;
