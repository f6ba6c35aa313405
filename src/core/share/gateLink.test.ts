import { expect, it } from "vitest";
import { gates } from "../gates/index.ts";
import { readGateLink, writeGateLink } from "./gateLink.ts";
import { decodeLink } from "./link.ts";

it("reads what it writes", () => {
  expect(writeGateLink(null)).toBe("#gates");
  expect(writeGateLink("max_pool2d")).toBe("#gate=max_pool2d");
  for (const gate of [null, "my gate", "σ", ...gates.map(({ name }) => name)])
    expect(readGateLink(writeGateLink(gate))).toEqual({ gate });
});

it("is no link to a program, nor is a program's link one to a gate", async () => {
  expect((await decodeLink("#gate=sigmoid")).kind).toBe("none");
  expect((await decodeLink("#gates")).kind).toBe("none");
  for (const other of ["", "#", "#e=x&gate=exp", "#gatesque", "#e=f=x;x=1&at=b1", "#gate=exp&at=b1"])
    expect(readGateLink(other)).toBeNull();
});

it("takes anything without a throw, and no more of it than a name is long", () => {
  expect(readGateLink("#gate=")).toEqual({ gate: null });
  expect(readGateLink("#gate=%")).toEqual({ gate: null });
  expect(readGateLink("#gate=%ZZ<script>")?.gate).toBe("%ZZ<script>");
  expect(readGateLink(`#gate=${"a".repeat(100_000)}`)?.gate).toHaveLength(100);
});
