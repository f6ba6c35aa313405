import { classAt } from "./alphabet.ts";
import { meantCallee } from "./characters.ts";
import { readDef, readParameters } from "./define.ts";
import { readExpression } from "./expression.ts";
import { refuseInLoop } from "./loopMessages.ts";
import { binary } from "./nodes.ts";
import * as messages from "./statementMessages.ts";
import type { Expr, NameExpr, Parameter, SimpleStatement } from "./program.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";
import { wordKind } from "./words.ts";

/** An expression and the token it begins with: what stands left of `=` must be just a name or a call. */
export interface Target {
  readonly expr: Expr;
  readonly index: number;
}

/** Reads one statement, up to the newline or `;` that ends it: `a, b = 1, 2` is two, an import none. Throws a Problem. */
export function readStatement(reader: Reader): SimpleStatement[] {
  const statements = readWhole(reader);
  if (!token.endsStatement(reader.peek())) throw messages.unexpected(reader);
  if (reader.loops.length > 0) for (const statement of statements) refuseInLoop(reader, statement);
  return statements;
}

function readWhole(reader: Reader): SimpleStatement[] {
  if (reader.peek() === token.IMPORT_LINE) {
    reader.take();
    return [];
  }
  if (reader.peek() === token.DEF) return [readDef(reader, readWhole)];
  const from = reader.from;
  const targets = readValues(reader);
  const [first] = targets;
  if (reader.peek() === token.UPDATE && first !== undefined) return [readUpdate(reader, targets, first)];
  if (reader.peek() !== token.EQUALS) {
    if (first === undefined || targets.length > 1) throw messages.severalOutputs(reader, from);
    reader.nodes++;
    return [readBare(reader, first.expr, from)];
  }
  if (targets.length === 1 && first?.expr.kind === "call") return [readDefinition(reader, first)];
  const names = targets.map((target) => nameOf(reader, target));
  reader.takeAndGoOn();
  if (reader.peek() === token.LAMBDA && names.length === 1) return names.map((name) => readLambda(reader, name));
  const values = readValues(reader);
  if (reader.peek() === token.EQUALS) throw messages.chainedAssignment(reader, from);
  if (values.length !== names.length) throw messages.unequalCounts(reader, from, names.length, values.length);
  const span = reader.since(from);
  return names.flatMap(({ name, span: nameSpan }, i) => {
    const value = values[i]?.expr;
    return value === undefined ? [] : [{ kind: "assign", name, nameSpan, value, span }];
  });
}

/** `loss += 2 u`, which means `loss = loss + 2 u`. */
function readUpdate(reader: Reader, targets: readonly Target[], first: Target): SimpleStatement {
  if (targets.length > 1) throw messages.severalUpdated(reader);
  const target = nameOf(reader, first);
  const { at } = reader;
  reader.takeAndGoOn();
  const value = binary(reader, target.span.from, target, operatorOf(reader, at), readExpression(reader));
  return { kind: "assign", name: target.name, nameSpan: target.span, value, span: value.span };
}

/** The operator in `+=`. */
function operatorOf(reader: Reader, at: number): number {
  const sign = reader.text(at);
  return sign.startsWith("**") ? token.CARET : classAt(sign, 0);
}

/** A line that is one expression: the output, or `seed(0)`. */
function readBare(reader: Reader, value: Expr, from: number): SimpleStatement {
  const span = reader.since(from);
  if (value.kind !== "call" || value.callee !== "seed" || !value.adjacent) return { kind: "evaluate", value, span };
  const [seed] = value.args;
  if (seed === undefined || value.args.length + value.named.length > 1) throw messages.oneSeed(value.span);
  return { kind: "seed", value: seed, span };
}

function readValues(reader: Reader): Target[] {
  const list: Target[] = [];
  for (;;) {
    const index = reader.at;
    list.push({ expr: readExpression(reader), index });
    if (reader.peek() !== token.COMMA) return list;
    reader.takeAndGoOn();
  }
}

/** `s(u, a=0.1) = …`: the parameters have been read as the arguments of a call. */
function readDefinition(reader: Reader, target: Target): SimpleStatement {
  const { expr: call, index } = target;
  // √x and x.T are calls too, and name no function.
  const isNamed = reader.tokens.kind[index] === token.NAME && call.span.from === reader.tokens.from[index];
  if (call.kind !== "call" || !isNamed || call.calleeSpan.from !== call.span.from)
    throw messages.notAName(reader, target);
  const parameters: Parameter[] = [];
  for (const arg of call.args) {
    if (arg.kind !== "name") throw messages.notAParameter(arg.span);
    parameters.push({ name: arg.name, span: arg.span, fallback: null });
  }
  for (const { name, value, span } of call.named) {
    if (value.kind === "name" && wordKind(value.name) === token.SETTING) throw messages.settingAsDefault(value.span);
    parameters.push({ name, span, fallback: value });
  }
  messages.refuseTwins(parameters);
  reader.takeAndGoOn();
  if (reader.peek() === token.LAMBDA) throw messages.lambdaAfterParameters(reader);
  const body = readExpression(reader);
  if (reader.peek() === token.EQUALS) throw messages.chainedAssignment(reader, call.span.from);
  return {
    kind: "define",
    name: call.callee,
    nameSpan: call.calleeSpan,
    parameters,
    body,
    span: reader.since(call.span.from),
  };
}

/** `lambda u, a=0.1: …` after `name =`. */
function readLambda(reader: Reader, target: NameExpr): SimpleStatement {
  reader.takeAndGoOn();
  const parameters = reader.peek() === token.COLON ? [] : readParameters(reader);
  if (reader.peek() !== token.COLON) throw messages.lambdaIncomplete(reader);
  reader.takeAndGoOn();
  const body = readExpression(reader);
  const name = meantCallee(reader.source.slice(target.span.from, target.span.to));
  return { kind: "define", name, nameSpan: target.span, parameters, body, span: reader.since(target.span.from) };
}

function nameOf(reader: Reader, target: Target): NameExpr {
  const { expr, index } = target;
  if (expr.kind === "name" && expr.span.from === reader.tokens.from[index]) return expr;
  throw messages.notAName(reader, target);
}
