import { describe, expect, it } from "vitest";
import { ratesWords, stateWords } from "./sentences.ts";
import { afterGoing, afterSlice, bowl, bowlLoss, taskOf } from "./train.fixtures.ts";
import type { Listener } from "./trainClient.ts";
import { isReachable, Trainer } from "./trainer.ts";
import { Training, type Task } from "./training.ts";

/** A client that reports when the test says so, and timers that ring when it says so. */
function rig() {
  const said: string[] = [];
  const timers = new Map<number, () => void>();
  let listener: Listener | null = null;
  let training: Training | null = null;
  const trainer = new Trainer({
    client: {
      start: (task: Task, hears: Listener) => {
        listener = hears;
        training = new Training(task);
        said.push("start");
      },
      pause: () => said.push("pause"),
      resume: () => said.push("resume"),
      goTo: (step) => said.push(`goTo ${String(step)}`),
      stop: () => said.push("stop"),
    },
    setTimeout: (act) => {
      timers.set(timers.size, act);
      return timers.size - 1;
    },
    clearTimeout: (timer) => timers.delete(timer),
  });
  return {
    trainer,
    said,
    begin: () => listener?.onReport(training!.report()),
    work: (slices: number) => {
      for (let i = 0; i < slices; i++) listener?.onReport(afterSlice(training!));
    },
    goTo: (step: number) => listener?.onReport(afterGoing(training!, step)),
    move: () => listener?.onMoved(),
    lose: () => listener?.onLost(),
    fail: () => listener?.onFailure("It cannot."),
    ring: () => [...timers.values()].forEach((act) => act()),
    words: () => stateWords(trainer.current()!),
  };
}

describe("what is known of a training", () => {
  it("grows report by report, up to the end", () => {
    const { trainer, begin, work, words } = rig();
    trainer.start("program", taskOf(bowl, { steps: 5 }));
    expect(trainer.current()).toMatchObject({ key: "program", state: "starting", losses: [], values: [] });
    begin();
    work(2);
    expect(trainer.current()).toMatchObject({
      state: "running",
      step: 2,
      path: [[0, 1], expect.anything(), expect.anything()],
    });
    work(3);
    const run = trainer.current()!;
    expect(run.state).toBe("done");
    run.losses.forEach((loss, step) => expect(loss).toBeCloseTo(bowlLoss(step), 12));
    expect(run.losses).toHaveLength(6);
    expect(run.norms.steps).toEqual([0, 1, 2, 3, 4, 5]);
    expect(run.norms.lengths.map(({ length }) => length)).toEqual([6, 6]);
    expect(words()).toContain("from 22 to");
  });

  it("stays paused while values of other moments come, and takes no norm twice", () => {
    const { trainer, said, begin, work, goTo } = rig();
    trainer.start("program", taskOf(bowl));
    begin();
    work(4);
    trainer.goTo(1);
    expect(said).toEqual(["start", "pause", "goTo 1"]);
    goTo(1);
    expect(trainer.current()).toMatchObject({ state: "paused", step: 1 });
    expect(trainer.current()?.losses).toHaveLength(5);
    trainer.resume();
    goTo(4);
    work(1);
    expect(trainer.current()).toMatchObject({ state: "running", step: 5 });
    expect(trainer.current()?.norms.steps).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("is kept when it is stopped, and is not gone back to: what could is no more", () => {
    const { trainer, said, begin, work, words } = rig();
    trainer.start("program", taskOf(bowl));
    begin();
    work(2);
    trainer.stop();
    trainer.goTo(1);
    trainer.resume();
    expect(said).toEqual(["start", "stop"]);
    expect(trainer.current()).toMatchObject({ state: "stopped", step: 2 });
    expect(words()).toBe("Stopped before its end.");
  });

  it("begins anew on the page's own thread where no worker can be had", () => {
    const { trainer, begin, work, move, words } = rig();
    trainer.start("program", taskOf(bowl));
    begin();
    work(2);
    move();
    expect(trainer.current()).toMatchObject({ state: "starting", losses: [], isHere: true });
    expect(words()).toContain("no thread of its own");
  });

  it("says when nothing is heard for long, until something is", () => {
    const { trainer, begin, work, ring, words } = rig();
    trainer.start("program", taskOf(bowl));
    begin();
    ring();
    expect(words()).toMatch(/^Nothing was heard of the training for 5 seconds, after update 0/);
    expect(isReachable(trainer.current()!)).toBe(false);
    work(1);
    expect(words()).toBe("Training.");
    trainer.stop();
    ring();
    expect(words()).toBe("Stopped before its end.");
  });

  it("says so too where another moment was asked for, or it was to go on; not where it rests or has failed", () => {
    const { trainer, begin, work, ring, goTo, words, fail } = rig();
    trainer.start("program", taskOf(bowl));
    begin();
    work(3);
    trainer.pause();
    ring();
    expect(words()).toBe("Paused.");
    trainer.goTo(1);
    ring();
    expect(words()).toContain("Nothing was heard");
    goTo(1);
    expect(words()).toBe("Paused.");
    trainer.resume();
    ring();
    expect(words()).toContain("Nothing was heard");
    trainer.start("program", taskOf(bowl));
    expect(words()).toBe("Training.");
    fail();
    ring();
    expect(words()).toBe("It cannot.");
  });

  it("is paused before anything was heard of it", () => {
    const { trainer, said, begin } = rig();
    trainer.start("program", taskOf(bowl));
    trainer.pause();
    begin();
    expect(said).toEqual(["start", "pause"]);
    expect(trainer.current()).toMatchObject({ state: "paused", losses: [22] });
  });

  it("is lost when what trained breaks down: its curve stays, other moments cannot be had", () => {
    const { trainer, said, begin, work, lose, ring, words } = rig();
    trainer.start("program", taskOf(bowl));
    begin();
    work(2);
    lose();
    ring();
    expect(words()).toMatch(/^The thread that trained has ended, after update 2\. Begin again/);
    expect(trainer.current()?.losses).toHaveLength(3);
    trainer.goTo(1);
    trainer.pause();
    trainer.resume();
    expect(said).toEqual(["start"]);
    trainer.start("program", taskOf(bowl, { steps: 1 }));
    begin();
    work(1);
    lose();
    expect(trainer.current()).toMatchObject({ state: "done", contact: "gone" });
    expect(isReachable(trainer.current()!)).toBe(false);
    expect(words()).toMatch(/^Done/);
  });

  it("tells of rates of their own", () => {
    const { recipe } = taskOf(bowl, { scales: [1, 0.1] });
    expect(ratesWords({ ...recipe, scales: [1, 1] })).toBeNull();
    expect(ratesWords(recipe)).toMatch(/as in the text: b 0\.01\. Another rate/);
    expect(ratesWords({ ...recipe, scales: [-1, 0.1] })).toMatch(/a −0\.1 and b 0\.01\. .* so the loss may rise\.$/);
  });

  it("says of a text that climbs that the loss rises by it", () => {
    const { trainer, begin, work, words } = rig();
    trainer.start("program", taskOf(bowl, { rate: 10, scales: [-1, 1] }));
    begin();
    work(20);
    expect(words()).toContain("The text's loop goes up along a gradient");
  });

  it("tells of divergence with a rate that would do", () => {
    const { trainer, begin, work, words } = rig();
    trainer.start("program", taskOf(bowl, { rate: 1e9 }));
    begin();
    work(1);
    expect(trainer.current()?.state).toBe("diverged");
    expect(words()).toMatch(
      /^Diverged: after 1 update at a rate of 1×10⁹ .* a rate of 0\.[0-9]+ would make it fall\.$/,
    );
  });
});
