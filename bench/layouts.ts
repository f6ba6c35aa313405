import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { layoutReport, measureLayout } from "./layout.ts";

const rows = await measureLayout(console.log);
const cpu = cpus()[0]?.model.trim() ?? "unknown processor";
const report = `# Layouts beside those of other libraries

Written by \`npm run bench -- layouts\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpu}, Node ${process.versions.node}. It takes about half an hour, most of it for the others.

${layoutReport(rows)}`;
writeFileSync("bench/LAYOUTS.md", report);
console.log(report);
