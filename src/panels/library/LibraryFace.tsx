import { GATE_RADIUS } from "../../core/layout/layout.ts";
import { faceSize } from "../../core/scene/metrics.ts";
import { gateReach } from "../../core/scene/sizes.ts";

/** Room for the stroke. */
const EDGE = 2;

/** A gate as the canvas draws it: a circle, or a pill where the face is longer. */
export function LibraryFace({ face, scale }: { readonly face: string; readonly scale: number }) {
  const reach = gateReach(face);
  const size = faceSize(face);
  const [width, height] = [2 * (reach + EDGE), 2 * (GATE_RADIUS + EDGE)];
  return (
    <svg
      className="library-face"
      viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
      width={width * scale}
      height={height * scale}
      aria-hidden
    >
      <rect x={-reach} y={-GATE_RADIUS} width={2 * reach} height={2 * GATE_RADIUS} rx={GATE_RADIUS} />
      <text y={size * 0.36} fontSize={size}>
        {face}
      </text>
    </svg>
  );
}
