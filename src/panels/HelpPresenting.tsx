import { msg, t, translated } from "../core/words/t.ts";

const keys: readonly (readonly [string, string])[] = [
  [
    "r",
    msg`Gradients one by one: each is “?” until the next press, or a click on it, reveals it; a step back hides it again`,
  ],
  ["l", msg`Laser pointer`],
  [
    "d 1 2 3",
    msg`Pen, in three colours; what is drawn stays with its step, and is there again when you come back to it`,
  ],
  ["e", msg`Erase what is drawn over this step (Ctrl + Z takes the last stroke back, or the erasing)`],
  ["b w", msg`Black screen, white screen, and back (a full stop does what b does)`],
  ["s", msg`Speaker view in a second window: the next step, notes and a clock; both windows step together`],
  ["f", msg`Full screen, and back`],
  ["Esc", msg`Put the pen or the pointer away; then leave the presentation`],
];

/** The keys of a presentation. They act wherever the focus is. */
export function HelpPresenting() {
  return (
    <section>
      <h3>{t`While presenting`}</h3>
      <table className="help-keys">
        <tbody>
          {keys.map(([key, meaning]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{translated(meaning)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t`A link with present=1&reveal=1 opens a presentation that reveals one by one. Printing (Ctrl + P, or Print in the presentation and beside the link) makes a handout in black and white.`}
      </p>
    </section>
  );
}
