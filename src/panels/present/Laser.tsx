import { useEffect, useRef } from "react";

/** A large soft dot in place of the pointer, which a room sees better. */
export function Laser() {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset["pointer"] = "laser";
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      if (dot.current === null) return;
      dot.current.hidden = false;
      dot.current.style.transform = `translate(${clientX}px, ${clientY}px) translate(-50%, -50%)`;
    };
    const leave = (): void => {
      if (dot.current !== null) dot.current.hidden = true;
    };
    document.addEventListener("pointermove", follow);
    document.addEventListener("pointerdown", follow);
    document.documentElement.addEventListener("pointerleave", leave);
    return () => {
      delete dataset["pointer"];
      document.removeEventListener("pointermove", follow);
      document.removeEventListener("pointerdown", follow);
      document.documentElement.removeEventListener("pointerleave", leave);
    };
  }, []);
  // Where the pointer is, only its next movement tells.
  return <div ref={dot} className="laser" aria-hidden hidden />;
}
