import { elementwiseClaim } from "./jacobianElementwise.ts";
import type { Claim, Wiring } from "./jacobianStructure.ts";
import { tensorClaims } from "./jacobianTensor.ts";

/** The structure of a gate's Jacobian, from the gate and the shapes alone. */
export function claimOf(wiring: Wiring): Claim {
  const { gate, rows, columns } = wiring;
  if (rows === 1 && columns === 1)
    return {
      structure: "number",
      formula: "",
      says: "One number in, one number out: the Jacobian is the local gradient.",
      sparsity: 1,
    };
  if (gate.kind === "elementwise") return elementwiseClaim({ ...wiring, gate });
  const claim = tensorClaims.get(gate.name);
  return claim === undefined
    ? { structure: "dense", formula: "", says: "Every output may depend on every input.", sparsity: rows * columns }
    : claim({ ...wiring, gate });
}
