import { useEffect } from "react";
import { useApp } from "../store/index.ts";

/** Writes theme and colours where the style sheet reads them. */
export function useTheme(): void {
  const theme = useApp((state) => state.theme);
  const palette = useApp((state) => state.palette);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset["theme"] = theme;
    dataset["palette"] = palette;
  }, [theme, palette]);
}
