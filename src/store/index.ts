export * from "./address.ts";
export * from "./arrival.ts";
export * from "./cursor.ts";
export * from "./derive.ts";
export * from "./gallery.ts";
export * from "./hooks.ts";
export * from "./state.ts";
export * from "./store.ts";
