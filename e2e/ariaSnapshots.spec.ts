import { l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const l16 = "#e=q=W%40x;f=sum(q^2);W=[[0.1,0.5],[-0.3,0.8]];x=[0.2,0.4]";

interface Moment {
  readonly at: string;
  /** The graph's buttons, in their order. */
  readonly nodes: readonly string[];
  /** What the slider's value text and the live region say. */
  readonly step: string;
  readonly sentence: string;
}

const moments: Readonly<Record<string, readonly [link: string, moments: readonly Moment[]]>> = {
  L7: [
    l7,
    [
      {
        at: "0",
        nodes: [
          "x: input, value −2, gradient not yet",
          "y: input, value 5, gradient not yet",
          "u₁: add gate, value not yet, gradient not yet",
          "z: input, value −4, gradient not yet",
          "f: multiply gate, value not yet, gradient not yet",
        ],
        step: "start",
        sentence:
          "Start: 3 inputs and 2 gates, nothing computed yet. Press the right arrow key to compute the first gate.",
      },
      {
        at: "f1",
        nodes: [
          "x: input, value −2, gradient not yet",
          "y: input, value 5, gradient not yet",
          "u₁: add gate, value 3, gradient not yet",
          "z: input, value −4, gradient not yet",
          "f: multiply gate, value not yet, gradient not yet",
        ],
        step: "forward 1 of 2",
        sentence: "Forward: the add gate x+y computes 3 from x = −2 and y = 5.",
      },
      {
        at: "b1",
        nodes: [
          "x: input, value −2, gradient not yet",
          "y: input, value 5, gradient not yet",
          "u₁: add gate, value 3, gradient not yet",
          "z: input, value −4, gradient not yet",
          "f: multiply gate, value −12, gradient 1",
        ],
        step: "backward 1 of 3",
        sentence: "Backward: the gradient of f with respect to itself is 1.",
      },
      {
        at: "b2",
        nodes: [
          "x: input, value −2, gradient not yet",
          "y: input, value 5, gradient not yet",
          "u₁: add gate, value 3, gradient −4",
          "z: input, value −4, gradient 3",
          "f: multiply gate, value −12, gradient 1",
        ],
        step: "backward 2 of 3",
        sentence:
          "Backward: the multiply gate f hands z the gradient 3 = local 3 times upstream 1, and x+y the gradient −4 = local −4 times upstream 1.",
      },
      {
        at: "end",
        nodes: [
          "x: input, value −2, gradient −4",
          "y: input, value 5, gradient −4",
          "u₁: add gate, value 3, gradient −4",
          "z: input, value −4, gradient 3",
          "f: multiply gate, value −12, gradient 1",
        ],
        step: "backward 3 of 3",
        sentence:
          "Backward: the add gate x+y hands y the gradient −4 = local 1 times upstream −4, and x the gradient −4 = local 1 times upstream −4.",
      },
    ],
  ],
  "L7 in Korean": [
    `${l7}&lang=ko`,
    [
      {
        at: "b2",
        nodes: [
          "x: 입력, 값 −2, 기울기 아직 없음",
          "y: 입력, 값 5, 기울기 아직 없음",
          "u₁: 덧셈 게이트, 값 3, 기울기 −4",
          "z: 입력, 값 −4, 기울기 3",
          "f: 곱셈 게이트, 값 −12, 기울기 1",
        ],
        step: "역방향 3단계 중 2단계",
        sentence:
          "역방향: 곱셈 게이트 f가 z에 기울기 3 = 국소 3 × 상류 1을, x+y에 기울기 −4 = 국소 −4 × 상류 1을 보냅니다.",
      },
    ],
  ],
  "vectors (L16)": [
    l16,
    [
      {
        at: "f1",
        nodes: [
          "W: input, 2×2, value [[0.1, 0.5], [−0.3, 0.8]], gradient not yet",
          "x: input, vector of 2, value [0.2, 0.4], gradient not yet",
          "q: matrix multiply gate, vector of 2, value [0.22, 0.26], gradient not yet",
          "u₁: power gate, vector of 2, value not yet, gradient not yet",
          "f: sum gate, value not yet, gradient not yet",
        ],
        step: "forward 1 of 3",
        sentence:
          "Forward: the matrix multiply gate q computes [0.22, 0.26] from W = [[0.1, 0.5], [−0.3, 0.8]] and x = [0.2, 0.4].",
      },
      {
        at: "end",
        nodes: [
          "W: input, 2×2, value [[0.1, 0.5], [−0.3, 0.8]], gradient [[0.088, 0.176], [0.104, 0.208]]",
          "x: input, vector of 2, value [0.2, 0.4], gradient [−0.112, 0.636]",
          "q: matrix multiply gate, vector of 2, value [0.22, 0.26], gradient [0.44, 0.52]",
          "u₁: power gate, vector of 2, value [0.0484, 0.0676], gradient [1, 1]",
          "f: sum gate, value 0.116, gradient 1.00",
        ],
        step: "backward 4 of 4",
        sentence:
          "Backward: the matrix multiply gate q hands x the gradient [−0.112, 0.636], and W the gradient [[0.088, 0.176], [0.104, 0.208]].",
      },
    ],
  ],
};

for (const [title, [link, at]] of Object.entries(moments))
  test(`what a screen reader meets: ${title}`, async ({ page }) => {
    for (const moment of at) {
      await page.goto("about:blank");
      await page.goto(`./${link}&at=${moment.at}`);
      const buttons = moment.nodes.map((name) => `      - ${JSON.stringify(`button ${JSON.stringify(name)}`)}`);
      const inGraph = page.locator("section.canvas");
      await expect(inGraph, moment.at).toMatchAriaSnapshot(`
  - region:
    - group:
      - /children: equal
${buttons.join("\n")}
`);
      const slider = page.locator(".scrubber-range");
      await expect(slider, moment.at).toHaveAttribute("aria-valuetext", moment.step);
      await expect(page.locator("p[role=status][aria-live=polite]"), moment.at).toMatchAriaSnapshot(
        `- status: ${JSON.stringify(moment.sentence)}`,
      );
    }
  });

test("the controls of the steps, as a screen reader meets them", async ({ app, page }) => {
  await app.open(`${l7}&at=b2`);
  await expect(page.getByRole("group", { name: "Steps" })).toMatchAriaSnapshot(`
    - group "Steps":
      - /children: equal
      - button "First step"
      - button "Step back"
      - button "Play"
      - button "Step forward"
      - button "Last step"
      - slider "Step": "4"
      - button "Predict"
      - group "One step per":
        - button "gate" [pressed]
        - button "wire"
      - combobox "Speed":
        - option "1×" [selected]
  `);
  await app.button("wire").click();
  await app.button("Play").click();
  await expect(page.getByRole("group", { name: "Steps" })).toMatchAriaSnapshot(`
    - group "Steps":
      - button "Pause"
      - group "One step per":
        - button "gate"
        - button "wire" [pressed]
  `);
});
