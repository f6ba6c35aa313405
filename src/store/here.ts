import { createAddress } from "./address.ts";
import { listenFor } from "./listen.ts";
import { store } from "./store.ts";

/** Speaks the language that a setting asks for. */
export const listen = listenFor(store, () => navigator.languages);
store.subscribe((state, before) => {
  if (state.lang !== before.lang) void listen(state.lang);
});

/** The address of this page's own window. */
export const address = createAddress(store, window, listen);
