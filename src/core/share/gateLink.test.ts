import { expect, it } from "vitest";
import { gates } from "../gates/index.ts";
import { readGateLink, writeGateLink } from "./gateLink.ts";
import { decodeLink } from "./link.ts";

it("reads what it writes", () => {
  expect(writeGateLink({ view: "gates", gate: null })).toBe("#gates");
  expect(writeGateLink({ view: "gates", gate: "max_pool2d" })).toBe("#gate=max_pool2d");
  for (const gate of [null, "my gate", "σ", "activations", ...gates.map(({ name }) => name)])
    expect(readGateLink(writeGateLink({ view: "gates", gate }))).toEqual({ view: "gates", gate });
});

it("leads to the activations, whatever gate stands behind them", () => {
  for (const gate of [null, "tanh"]) expect(writeGateLink({ view: "activations", gate })).toBe("#gates=activations");
  expect(readGateLink("#gates=activations")).toEqual({ view: "activations", gate: null });
});

it("is no link to a program, nor is a program's link one to a gate", async () => {
  for (const fragment of ["#gate=sigmoid", "#gates", "#gates=activations"])
    expect((await decodeLink(fragment)).kind).toBe("none");
  for (const other of ["", "#", "#e=x&gate=exp", "#gatesque", "#e=f=x;x=1&at=b1", "#gate=exp&at=b1", "#gates=others"])
    expect(readGateLink(other)).toBeNull();
});

it("takes anything without a throw, and no more of it than a name is long", () => {
  expect(readGateLink("#gate=")?.gate).toBeNull();
  expect(readGateLink("#gate=%")?.gate).toBeNull();
  expect(readGateLink("#gate=%ZZ<script>")?.gate).toBe("%ZZ<script>");
  expect(readGateLink(`#gate=${"a".repeat(100_000)}`)?.gate).toHaveLength(100);
});
