import { Fragment, type ReactNode } from "react";
import { msg, t, translated } from "../core/words/t.ts";
import { HelpPresenting } from "./HelpPresenting.tsx";
import { rich } from "./rich.ts";
import "./Help.css";

const keys: readonly (readonly [string, string])[] = [
  ["→ ←", msg`Step forward, step back (Page Down and Page Up too, as on a clicker)`],
  ["Home End", msg`First step, last step`],
  [msg`Space`, msg`Play and pause`],
  ["[ ]", msg`Slower, faster`],
  ["Ctrl + K", msg`Find a node, and the outline (⌘ + K on a Mac; / while the graph has the focus)`],
  ["?", msg`This help`],
  ["Esc", msg`Leave the presentation`],
  ["o", msg`Open the gate that has the focus: show the gates inside (a double click does it too)`],
  ["c", msg`Close the group around the node that has the focus (so does a click on the group's name)`],
  ["m", msg`Mark the gate that has the focus (so does a click with Shift): marked gates can become a gate of your own`],
  ["f", msg`Fit the graph to its frame, while the graph has the focus`],
  ["p", msg`Present, while the graph has the focus`],
  ["b", msg`Blank the screen and bring it back, while presenting`],
  [msg`Ctrl + wheel`, msg`Zoom the graph (⌘ + wheel on a Mac); the wheel alone once the graph has the focus`],
];

const functions = ["exp", "log", "sqrt", "sin", "tanh", "sigmoid", "relu", "max(a, b)"];

/** Pieces of code, with commas between. */
const codes = (...texts: readonly string[]): ReactNode =>
  texts.map((text, i) => (
    <Fragment key={text}>
      {i === 0 ? "" : ", "}
      <code>{text}</code>
    </Fragment>
  ));

/** How to read the graph, what can be typed, and the keys. */
export function Help() {
  const value = <b className="help-value">{t`value`}</b>;
  const gradient = <b className="help-gradient">{t`gradient`}</b>;
  return (
    <div className="help">
      <section>
        <h3>{t`Reading the graph`}</h3>
        <p>
          {rich`Above each wire stands its ${value}, computed from left to right. Below it stands its ${gradient}: how much the output moves per unit of that value. Backward, each gate multiplies the upstream gradient by its local gradient and hands the products to its inputs.`}
        </p>
      </section>
      <section>
        <h3>{t`Writing expressions`}</h3>
        <p>
          {rich`One statement a line: ${codes("f = (x + y) z", "x = -2")}. A name that equals a number is an input. Powers are ${codes("x^2")} or ${codes("x**2")}; functions are ${codes(...functions)} and more. Your own: ${codes("g(u) = u / (1 + u)")}. A loop repeats the lines indented below it: ${codes("for t in range(3):")}. Notes start with ${codes("#")}.`}
        </p>
      </section>
      <section>
        <h3>{t`Keys`}</h3>
        <table className="help-keys">
          <tbody>
            {keys.map(([key, meaning]) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{translated(key)}</kbd>
                </th>
                <td>{translated(meaning)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <HelpPresenting />
    </div>
  );
}
