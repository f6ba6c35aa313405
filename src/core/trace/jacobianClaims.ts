import { t } from "../words/t.ts";
import { elementwiseClaim } from "./jacobianElementwise.ts";
import type { Claim, Wiring } from "./jacobianStructure.ts";
import { tensorClaims } from "./jacobianTensor.ts";

function claimed(wiring: Wiring): Claim {
  const { gate, rows, columns } = wiring;
  if (gate.kind === "elementwise") return elementwiseClaim({ ...wiring, gate });
  const claim = tensorClaims.get(gate.name);
  return claim === undefined
    ? { structure: "dense", formula: "", says: t`Every output may depend on every input.`, sparsity: rows * columns }
    : claim({ ...wiring, gate });
}

/** The structure of a gate's Jacobian, from the gate and the shapes alone. */
export function claimOf(wiring: Wiring): Claim {
  const claim = claimed(wiring);
  if (wiring.rows !== 1 || wiring.columns !== 1 || claim.structure === "zero") return claim;
  return { ...claim, structure: "number", says: t`One number in, one number out: the Jacobian is the local gradient.` };
}
