import { useState } from "react";
import type { Setting } from "../../core/activations/gallery.ts";
import { shortNumber } from "../../core/notation/number.ts";
import { printCount } from "../../core/language/count.ts";
import { t } from "../../core/words/t.ts";
import { Prose } from "../ExplainProse.tsx";
import { jumpTo } from "../outline/jump.ts";
import { isOn, settingText } from "./activationState.ts";
import type { NamedUse } from "./activationUses.ts";

interface ActivationUsesProps {
  readonly uses: readonly NamedUse[];
  /** What the curve is drawn with. */
  readonly setting: Setting;
  /** What the graph uses it with first. */
  readonly graphSetting: Setting;
  /** Draws the curve that the graph is on; null where it is drawn. */
  readonly onReset: (() => void) | null;
  readonly onRead: (x: number) => void;
}

/** So many are listed at first, and so many at most: the outline finds the others. */
const FEW = 4;
const MANY = 100;

/** The gates of the reader's graph that are this activation; each leads to its place on the canvas. */
export function ActivationUses({ uses, setting, graphSetting, onReset, onRead }: ActivationUsesProps) {
  const [isWhole, setWhole] = useState(false);
  const listed = uses.slice(0, isWhole ? MANY : FEW);
  return (
    <div className="activation-uses">
      <p>
        <span>{usedText(uses.length)}</span>
        {onReset === null ? null : (
          <button type="button" className="activation-plain" onClick={onReset}>
            <Prose text={t`Back to ${settingText(graphSetting)}`} />
          </button>
        )}
      </p>
      <ul>
        {listed.map((use) => {
          const point = use.points.find((one) => isOn(setting, one));
          const read = (): void => {
            if (point !== undefined) onRead(point.x);
          };
          return (
            <li key={use.index}>
              <button type="button" onClick={() => jumpTo(use.index)} onFocus={read} onPointerEnter={read}>
                <span className="visually-hidden">{t`Go to`} </span>
                <b>
                  <Prose text={use.name} />
                </b>
                {use.within === "" ? null : (
                  <span>
                    <Prose text={t`in ${use.within}`} />
                  </span>
                )}
                <span>
                  <Prose text={placeText(use, setting)} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {uses.length <= FEW ? null : (
        <button
          type="button"
          className="activation-plain"
          aria-expanded={isWhole}
          onClick={() => setWhole((whole) => !whole)}
        >
          {isWhole ? t`Show fewer` : uses.length > MANY ? t`Show ${MANY} of them` : t`Show all ${uses.length}`}
        </button>
      )}
    </div>
  );
}

function usedText(count: number): string {
  if (count === 1) return t`This graph uses it once.`;
  return count === 2 ? t`This graph uses it twice.` : t`This graph uses it ${printCount(count)} times.`;
}

/** Of a number where it stands, of a vector or matrix how many entries it has. */
function placeText({ entries, points: [point] }: NamedUse, setting: Setting): string {
  if (entries !== 1) return t`${printCount(entries)} entries`;
  if (point === undefined) return "";
  const { x, value, gradient } = point;
  const numbers = `x = ${shortNumber(x)}, f = ${shortNumber(value)}, f′ = ${shortNumber(gradient)}`;
  return isOn(setting, point) ? numbers : t`${numbers} with ${settingText(point.setting)}`;
}
