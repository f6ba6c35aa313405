import { StrictMode } from "react";
import { Speaker } from "../panels/speaker/Speaker.tsx";
import { useApp } from "../store/index.ts";
import { Boundary } from "./Boundary.tsx";
import { useTheme } from "./useTheme.ts";

/** The speaker view in place of the page. */
export function Podium({ name }: { readonly name: string }) {
  const spoken = useApp((state) => state.spoken);
  useTheme();
  return (
    <StrictMode>
      <Boundary>
        <Speaker key={spoken} name={name} />
      </Boundary>
    </StrictMode>
  );
}
