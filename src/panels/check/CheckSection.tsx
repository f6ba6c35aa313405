import type { ReactNode } from "react";

interface CheckSectionProps {
  readonly title: string;
  /** The result in two or three words, seen when it is folded too; null where there is none yet. */
  readonly badge: string | null;
  readonly standing: "good" | "warn" | "bad" | "open";
  readonly children: ReactNode;
  readonly onFold?: (isOpen: boolean) => void;
}

/** One of the checks, which folds away behind its heading. */
export function CheckSection({ title, badge, standing, children, onFold }: CheckSectionProps) {
  return (
    <section aria-label={title}>
      <details className="check-section" open onToggle={(event) => onFold?.(event.currentTarget.open)}>
        <summary className="check-head">
          <h3>{title}</h3>
          {badge === null ? null : (
            <span className="check-count" data-standing={standing}>
              {badge}
            </span>
          )}
        </summary>
        <div className="check">{children}</div>
      </details>
    </section>
  );
}
