import { useEffect, useState } from "react";
import { t } from "../../core/words/t.ts";
import { useApp } from "../../store/index.ts";

const two = (count: number): string => String(count).padStart(2, "0");

/** `7:05`, `1:07:05` */
export function elapsedText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes % 60)}:${rest}`;
}

/** How long the talk has taken, and the time of day. */
export function Clock() {
  const spoken = useApp((state) => state.spoken);
  const [start, setStart] = useState(Date.now);
  const [now, setNow] = useState(start);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(timer);
  }, []);
  const restart = (): void => {
    const at = Date.now();
    setStart(at);
    setNow(at);
  };
  return (
    <section className="speaker-clock" aria-label={t`Clock`}>
      <p className="speaker-elapsed" role="timer" aria-label={t`Since the start`}>
        {elapsedText(now - start)}
      </p>
      <p className="speaker-time">{new Intl.DateTimeFormat(spoken, { timeStyle: "short" }).format(now)}</p>
      <button type="button" className="button" onClick={restart}>
        {t`Start again`}
      </button>
    </section>
  );
}
