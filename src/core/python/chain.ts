import { submodules } from "../language/characters.ts";
import { Problem } from "../language/problem.ts";
import type { Expr, Span } from "../language/program.ts";
import { t } from "../words/t.ts";
import { readArguments } from "./arguments.ts";
import { readAttribute } from "./attribute.ts";
import { makeCall } from "./call.ts";
import { readIndex } from "./subscript.ts";
import { readName, spanOf, type Parts } from "./parts.ts";
import { refuse, refuseCallee, refuseForeign } from "./refusals.ts";
import { firstOf, partsOf, type Syntax } from "./syntax.ts";

/** What a chain of points, brackets and parentheses begins with, and its links in order: `x`, `.T`, `.dot(w)`. */
function chainOf(syntax: Syntax): { readonly base: Syntax; readonly links: readonly Syntax[] } {
  const links: Syntax[] = [];
  let base = syntax;
  while (base.name === "MemberExpression" || base.name === "CallExpression") {
    const first = firstOf(base);
    if (first === null) break;
    links.push(base);
    base = first;
  }
  return { base, links: links.reverse() };
}

/** What stands after the point of `x.T`; null for brackets and parentheses. */
function propertyOf(link: Syntax | undefined): Syntax | null {
  const last = link === undefined || link.name === "CallExpression" ? undefined : partsOf(link).at(-1);
  return last?.name === "PropertyName" ? last : null;
}

/** `x`, `np.pi`, `self.w`, `np.dot(a, b)`, `x.T.dot(w)[0]`. Throws a Problem, or OwnLanguage. */
export function readChain(syntax: Syntax, parts: Parts): Expr {
  const { base, links } = chainOf(syntax);
  let at = 0;
  let expr: Expr;
  if (base.name === "VariableName") {
    const head = headOf(base, links, parts);
    at = head.used;
    const link = links[at];
    if (link?.name === "CallExpression") {
      const refusal = parts.aliases.defined.has(head.name) ? null : refuseCallee(head.name, spanOf(link));
      if (refusal !== null) throw refusal;
      at++;
      const stream = streamOf(head.name, link, links, at, parts);
      if (stream !== null) {
        expr = stream;
        at += 2;
      } else expr = makeCall(head.name, head.span, spanOf(link), readArguments(link, parts), parts.aliases);
    } else expr = valueOf(head.name, head.span);
  } else expr = parts.read(base);
  while (at < links.length) {
    const link = links[at++];
    if (link === undefined) break;
    const property = propertyOf(link);
    if (property !== null) {
      const call = links[at]?.name === "CallExpression" ? links[at++] : undefined;
      const args = call === undefined ? null : readArguments(call, parts);
      expr = readAttribute(expr, property, spanOf(call ?? link), args);
    } else if (link.name === "MemberExpression") expr = readIndex(expr, link, parts);
    else throw refuse(link.name, link.text, link);
  }
  return expr;
}

interface Head {
  readonly name: string;
  readonly span: Span;
  /** Links of the chain that belong to the name. */
  readonly used: number;
}

/** The name that a chain begins with, the libraries before it taken off. */
function headOf(base: Syntax, links: readonly Syntax[], { aliases }: Parts): Head {
  const module = aliases.foreign.get(base.text);
  if (module !== undefined) throw refuseForeign(base.text, module, links.at(-1) ?? base);
  let name = base.text;
  let isPrefix = aliases.prefixes.has(name);
  let used = 0;
  for (let property = propertyOf(links[0]); isPrefix && property !== null; property = propertyOf(links[used])) {
    used++;
    name = property.text;
    isPrefix = submodules.has(name) || name === "nn" || name === "functional";
  }
  const span = { from: base.from, to: links[used - 1]?.to ?? base.to };
  const isCalled = links[used]?.name === "CallExpression";
  if (isPrefix && !isCalled) throw new Problem(t`${name} alone is no value: only what is in it is.`, span);
  if (used === 0 && isCalled && aliases.instances.has(name)) return { name: "forward", span, used };
  return { name: used === 0 ? (aliases.functions.get(name) ?? name) : name, span, used };
}

function valueOf(name: string, span: Span): Expr {
  if (name === "newaxis") return { kind: "name", name: "None", span };
  if (name === "inf" || name === "nan")
    throw new Problem(t`${name} is no number to compute with: write a number.`, span);
  return { kind: "name", name: readName(name), span };
}

/** `np.random.RandomState(0).randn(3, 2)` is `randn(3, 2, seed=0)`: a stream of its own. Null for any other call. */
function streamOf(name: string, call: Syntax, links: readonly Syntax[], at: number, parts: Parts): Expr | null {
  if (name !== "RandomState" && name !== "default_rng") return null;
  const method = propertyOf(links[at]);
  const drawn = links[at + 1];
  const [seed] = readArguments(call, parts).args;
  if (method === null || drawn?.name !== "CallExpression" || seed === undefined || name === "default_rng")
    throw new Problem(
      t`Its numbers are read from ${name} where it is seeded and drawn from at once, as in RandomState(0).randn(3, 2).`,
      call,
    );
  const { args, named } = readArguments(drawn, parts);
  const own = [...named, { name: "seed", value: seed, span: seed.span }];
  return makeCall(method.text, spanOf(method), spanOf(drawn), { args, named: own, adjacent: true }, parts.aliases);
}
