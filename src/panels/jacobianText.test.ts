import { expect, it } from "vitest";
import { bytesAt } from "../core/trace/jacobian.ts";
import { bytesText, costText, elementName, formulaText, sizeText } from "./jacobianText.ts";

const plain = (text: string): string => text.replaceAll("\u202f", " ");

it("says what the lecture says about 4096 numbers, and about a batch of 100", () => {
  expect(plain(costText(bytesAt(4096, 4096)))).toBe("16 777 216 entries: 64 MiB in float32, 128 MiB in float64");
  expect(bytesText(bytesAt(409_600, 409_600).float32)).toBe("671 GB");
  expect(bytesText(bytesAt(409_600, 409_600).float64)).toBe("1.34 TB");
});

it("says small costs in bytes", () => {
  expect(costText(bytesAt(2, 4))).toBe("8 entries: 32 bytes in float32, 64 bytes in float64");
  expect(costText(bytesAt(1, 1))).toBe("1 entry: 4 bytes in float32, 8 bytes in float64");
  expect(bytesText(1536)).toBe("1.5 KiB");
});

it("says sizes in outputs and inputs", () => {
  expect(sizeText({ rows: 2, columns: 4 })).toBe("2×4: 2 outputs × 4 inputs");
  expect(plain(sizeText({ rows: 1, columns: 4096 }))).toBe("1×4096: 1 output × 4096 inputs");
});

it("names elements as the language does", () => {
  expect(elementName("W", [2, 3], 4)).toBe("W[1, 1]");
  expect(elementName("x", [4], 3)).toBe("x[3]");
  expect(elementName("s", [], 0)).toBe("s");
  expect(elementName("X", [2, 2, 2], 5)).toBe("X[1, 0, 1]");
});

it("puts the graph's names into a formula", () => {
  expect(formulaText("I₂ ⊗ {1}ᵀ", ["W", "x"], "q")).toBe("I₂ ⊗ xᵀ");
  expect(formulaText("diag({out}) − {out} {out}ᵀ", ["s"], "p")).toBe("diag(p) − p pᵀ");
});
