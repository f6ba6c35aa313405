import { useEffect } from "react";
import { useApp } from "../store/index.ts";
import { App } from "./App.tsx";

/** The screen in the language that is spoken: another language draws all of it anew. */
export function Spoken() {
  const spoken = useApp((state) => state.spoken);
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  return <App key={spoken} />;
}
