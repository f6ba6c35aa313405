import { createAddress } from "./address.ts";
import { store } from "./store.ts";

/** The address of this page's own window. */
export const address = createAddress(store, window);
