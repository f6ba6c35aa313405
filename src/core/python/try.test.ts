import { it } from "vitest";
import * as code from "./lecture.fixtures.ts";
import { readPython } from "./readPython.ts";
import { build } from "../graph/build.ts";
import { printProgram, printExpr } from "../language/print.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { valueOf } from "../trace/access.ts";
export function show(name: string, source: string): void {
  const r = readPython(source);
  let out = `===== ${name}\n`;
  if (r === null) out += "null\n";
  else {
    out += printProgram(r.program) + "\n";
    for (const d of r.diagnostics) out += `  DIAG ${JSON.stringify(source.slice(d.from, d.to))}: ${d.message}\n`;
    for (const b of r.backward)
      out += `  BACK ${b.kind} ${JSON.stringify(source.slice(b.span.from, b.span.to))} ${b.kind === "assign" ? printExpr(b.target) + " " + b.operator + "= " + printExpr(b.value) : b.target.name}\n`;
    out += `  RECIPE ${JSON.stringify(r.recipe)}\n`;
    for (const b of r.remarks)
      out += `  ${b.kind} ${JSON.stringify(source.slice(b.span.from, b.span.to))}: ${b.message}\n`;
    const g = build(r.program);
    for (const d of g.diagnostics) out += `  BUILD ${JSON.stringify(source.slice(d.from, d.to))}: ${d.message}\n`;
    if (g.graph) {
      const t = run(compile(g.graph), g.graph, {});
      out += `  VALUE ${g.graph.nodes[g.graph.output]?.id} = ${JSON.stringify(valueOf(t, g.graph.output))}\n`;
    }
  }
  console.log(out);
}
it("shows", () => {
  for (const [name, source] of Object.entries(code)) show(name, source);
});
