import { useEffect, useState } from "react";

/** Milliseconds after which a pointer that rests lets the controls fade. */
const restsAfter = 2500;

/** Whether the pointer has moved of late. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    let timer = window.setTimeout(() => setAwake(false), restsAfter);
    const wake = (): void => {
      setAwake(true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setAwake(false), restsAfter);
    };
    document.addEventListener("pointermove", wake);
    document.addEventListener("pointerdown", wake);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("pointermove", wake);
      document.removeEventListener("pointerdown", wake);
    };
  }, []);
  return awake;
}
