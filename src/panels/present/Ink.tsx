import { useEffect, useLayoutEffect, useRef, useState, type PointerEvent } from "react";
import type { Drawing } from "../../draw/drawing.ts";
import { useCursor, useTrace } from "../../store/index.ts";
import { addStroke, strokePath, strokesAt, type Pen, type Point, type Stroke } from "./strokes.ts";

interface InkProps {
  readonly drawing: Drawing | null;
  /** Null while no pen is in hand: then what is drawn lets the pointer through. */
  readonly pen: Pen | null;
  readonly onDrawn: () => void;
}

/** CSS pixels. */
const strokeWidth = 4;

/** What the lecturer draws over the graph. It moves and scales with the graph, and belongs to its moment. */
export function Ink({ drawing, pen, onDrawn }: InkProps) {
  const trace = useTrace();
  const cursor = useCursor();
  const world = useRef<SVGGElement>(null);
  const [stroke, setStroke] = useState<Stroke | null>(null);

  useLayoutEffect(() => {
    if (drawing === null) return undefined;
    const place = (): void => {
      const { k, x, y } = drawing.view();
      world.current?.setAttribute("transform", `translate(${x},${y}) scale(${k})`);
    };
    place();
    return drawing.watchView(place);
  }, [drawing]);
  // A line that is not yet at its end belongs to no other step.
  useEffect(() => setStroke(null), [trace, cursor]);

  if (trace === null || drawing === null) return null;
  const pointOf = ({ clientX, clientY }: MouseEvent | PointerEvent, svg: Element): Point => {
    const { left, top } = svg.getBoundingClientRect();
    const { k, x, y } = drawing.view();
    return { x: (clientX - left - x) / k, y: (clientY - top - y) / k };
  };
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    if (pen === null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { k } = drawing.view();
    setStroke({ pen, points: [pointOf(event, event.currentTarget)], width: strokeWidth / k });
  };
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    if (stroke === null) return;
    // A quick hand makes more points than frames.
    const events = event.nativeEvent.getCoalescedEvents();
    const svg = event.currentTarget;
    const points = (events.length === 0 ? [event.nativeEvent] : events).map((each) => pointOf(each, svg));
    setStroke((now) => (now === null ? null : { ...now, points: [...now.points, ...points] }));
  };
  const end = (): void => {
    if (stroke === null) return;
    addStroke(trace, cursor, stroke);
    setStroke(null);
    onDrawn();
  };
  const shown = stroke === null ? strokesAt(trace, cursor) : [...strokesAt(trace, cursor), stroke];

  return (
    <svg
      className="ink"
      data-active={pen !== null}
      aria-hidden
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={() => setStroke(null)}
    >
      <g ref={world}>
        {shown.map(({ pen: own, points, width }, i) => (
          <path key={i} className="ink-stroke" data-pen={own} d={strokePath(points)} strokeWidth={width} />
        ))}
      </g>
    </svg>
  );
}
