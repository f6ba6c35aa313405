import { HelpPresenting } from "./HelpPresenting.tsx";
import "./Help.css";

const keys: readonly (readonly [string, string])[] = [
  ["→ ←", "Step forward, step back (Page Down and Page Up too, as on a clicker)"],
  ["Home End", "First step, last step"],
  ["Space", "Play and pause"],
  ["[ ]", "Slower, faster"],
  ["Ctrl + K", "Find a node, and the outline (⌘ + K on a Mac; / while the graph has the focus)"],
  ["?", "This help"],
  ["Esc", "Leave the presentation"],
  ["o", "Open the gate that has the focus: show the gates inside (a double click does it too)"],
  ["c", "Close the group around the node that has the focus (so does a click on the group's name)"],
  ["m", "Mark the gate that has the focus (so does a click with Shift): marked gates can become a gate of your own"],
  ["f", "Fit the graph to its frame, while the graph has the focus"],
  ["p", "Present, while the graph has the focus"],
  ["b", "Blank the screen and bring it back, while presenting"],
  ["Ctrl + wheel", "Zoom the graph (⌘ + wheel on a Mac); the wheel alone once the graph has the focus"],
];

/** How to read the graph, what can be typed, and the keys. */
export function Help() {
  return (
    <div className="help">
      <section>
        <h3>Reading the graph</h3>
        <p>
          Above each wire stands its <b className="help-value">value</b>, computed from left to right. Below it stands
          its <b className="help-gradient">gradient</b>: how much the output moves per unit of that value. Backward,
          each gate multiplies the upstream gradient by its local gradient and hands the products to its inputs.
        </p>
      </section>
      <section>
        <h3>Writing expressions</h3>
        <p>
          One statement a line: <code>f = (x + y) z</code>, <code>x = -2</code>. A name that equals a number is an
          input. Powers are <code>x^2</code> or <code>x**2</code>; functions are <code>exp</code>, <code>log</code>,{" "}
          <code>sqrt</code>, <code>sin</code>, <code>tanh</code>, <code>sigmoid</code>, <code>relu</code>,{" "}
          <code>max(a, b)</code> and more. Your own: <code>g(u) = u / (1 + u)</code>. A loop repeats the lines indented
          below it: <code>for t in range(3):</code>. Notes start with <code>#</code>.
        </p>
      </section>
      <section>
        <h3>Keys</h3>
        <table className="help-keys">
          <tbody>
            {keys.map(([key, meaning]) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{key}</kbd>
                </th>
                <td>{meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <HelpPresenting />
    </div>
  );
}
