import { describe, expect, it } from "vitest";
import { judged } from "./lines.fixtures.ts";
import { sentenceOf } from "./sentence.ts";

function show(forward: string, backward: string): void {
  const { verdicts, texts } = judged(forward, backward);
  for (const v of verdicts) console.log(texts[v.line], " => ", v.standing, JSON.stringify(v.diagnosis), "|", sentenceOf(v), "|", v.hints.join(" // "));
}
const net = `N = 4
x = randn(4, 5, seed=1)
y = randn(4, 3, seed=2)
w1 = randn(5, 6, seed=3)
w2 = randn(6, 3, seed=4)
h = 1/(1 + exp(-x.dot(w1)))
y_pred = h.dot(w2)
loss = square(y_pred - y).sum()`;
const right = ["grad_y_pred = 2.0 * (y_pred - y)", "grad_w2 = h.T.dot(grad_y_pred)", "grad_h = grad_y_pred.dot(w2.T)", "grad_w1 = x.T.dot(grad_h * h * (1 - h))"];
describe("x", () => {
  it("s", () => {
    show("q = x + y; f = q * z; x=-2; y=5; z=-4", "dq = z; dz = q; dx = dq; dy = 1 * dq");
    show("q = x + y; f = q * z; x=-2; y=5; z=-4", "dq = q; dz = z; dx = 1; dy = -4; dx = ...");
    show("z = x*y; x = 2; y = 3", "dx = y*dz; dy = x * dz");
    show("z = x*y; x = 2; y = 2", "dx = y; dy = y * dz");
    show(net, right.join("\n"));
    const bad: [number, string][] = [
      [0, "grad_y_pred = (y_pred - y)"], [0, "grad_y_pred = 2.0*(y - y_pred)"], [1, "grad_w2 = grad_y_pred.T.dot(h)"], [1, "grad_w2 = h.dot(grad_y_pred)"],
      [2, "grad_h = grad_y_pred.dot(w2)"], [3, "grad_w1 = x.T.dot(grad_h)"], [3, "grad_w1 = x.T.dot(grad_h * x.dot(w1) * (1 - x.dot(w1)))"], [3, "grad_w1 = x.T.dot(grad_h * h)"], [3, "grad_w1 = x.T.dot(h*(1-h))"], [2, "grad_h = grad_y_pred.dot(w1.T)"]
    ];
    for (const [i, line] of bad) { console.log("-----"); show(net, right.with(i, line).join("\n")); }
  });
});
