import type { Span } from "../language/program.ts";
import { sameShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";

/** A shape in a comment, and where it stands. */
export interface ShapeNote {
  readonly shape: Shape;
  readonly span: Span;
}

/** `(4x1)`, `4×1`, `(4, 1)`, `(4,)` */
const shapes = /(?<![\w.])\d+(?:\s*[x×]\s*\d+)+(?![\w.])|\(\s*\d+\s*(?:,\s*\d+\s*)*,?\s*\)/g;

/** The last shape in the comment behind a statement, which tells the shape of the value assigned; null where there is none. */
export function shapeNoteOf(source: string, { span }: { readonly span: Span }): ShapeNote | null {
  const rest = /^[^\S\n\r]*[;)]*[^\S\n\r]*#[^\n\r]*/.exec(source.slice(span.to, span.to + 400))?.[0];
  const found =
    rest === undefined ? undefined : [...rest.matchAll(shapes)].filter(([text]) => /[x×,]/.test(text)).at(-1);
  if (found === undefined) return null;
  const from = span.to + found.index;
  const shape = (found[0].match(/\d+/g) ?? []).map(Number);
  return { shape, span: { from, to: from + found[0].length } };
}

/** Whether the comment behind a statement tells another shape than its value has. */
export function contradictsNote(source: string, statement: { readonly span: Span }, shape: Shape): boolean {
  const note = shapeNoteOf(source, statement);
  return note !== null && !sameShape(note.shape, shape);
}
