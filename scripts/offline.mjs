// Builds dist/offline.html: the whole page in one file, which opens from disk with the network off. The page hands it to
// the reader with the present program written into it (src/panels/export/page.ts).
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

/** @typedef {import("vite").Plugin} Plugin */

const folder = "dist";

/** The `Content-Security-Policy` of the page's own hashes. @param {string} text */
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * A worker as a module that makes an address for it: the file has no other files beside it. Its code is that of the page's
 * own build, which is done by then.
 * @type {Plugin}
 */
const inlineWorkers = {
  name: "inline-workers",
  enforce: "pre",
  resolveId: (id) => (id.endsWith("?worker&url") ? `\0worker:${/([^/]+)\.ts\?/.exec(id)?.[1] ?? ""}` : null),
  load: (id) => {
    if (!id.startsWith("\0worker:")) return null;
    const name = id.slice("\0worker:".length);
    const file = readdirSync(join(folder, "assets")).find(
      (each) => each.startsWith(`${name}-`) && each.endsWith(".js"),
    );
    if (file === undefined) throw new Error(`The build has no worker ${name}.`);
    const code = readFileSync(join(folder, "assets", file), "utf8");
    return `export default URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: "text/javascript" }));`;
  },
};

/** Fonts in one format are enough: every browser that runs the page reads woff2. @type {Plugin} */
const leanFonts = {
  name: "lean-fonts",
  enforce: "pre",
  transform: (code, id) =>
    id.includes("katex") && id.includes(".css")
      ? code.replaceAll(/,\s*url\([^)]*\)\s*format\("(?:woff|truetype)"\)/g, "")
      : null,
};

/** The scripts and styles of the page, each in one piece. */
async function pieces() {
  const result = await build({
    configFile: false,
    logLevel: "error",
    base: "./",
    plugins: [inlineWorkers, leanFonts, react()],
    build: {
      target: "es2022",
      write: false,
      copyPublicDir: false,
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: Infinity,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = [result].flat().flatMap((each) => ("output" in each ? each.output : []));
  const script = outputs.flatMap((each) => (each.type === "chunk" ? [each.code] : []));
  const style = outputs.flatMap((each) =>
    each.type === "asset" && each.fileName.endsWith(".css") ? [String(each.source)] : [],
  );
  const others = outputs.filter(({ fileName }) => !/\.(?:js|css|html)$/.test(fileName)).map(({ fileName }) => fileName);
  if (script.length !== 1 || style.length !== 1 || others.length > 0)
    throw new Error(
      `offline.html is to be one file, but ${outputs.map(({ fileName }) => fileName).join(", ")} were made.`,
    );
  return { script: script.join(""), style: style.join("") };
}

/** A script's text as it may stand within HTML. @param {string} script */
const enclosed = (script) => script.replaceAll(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\!--");

/**
 * @param {string} script
 * @param {string} style
 */
function pageOf(script, style) {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(style)}`,
    "img-src data:",
    "font-src data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types backstep",
  ].join("; ");
  const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync("public/icon.svg", "utf8"))}`;
  // The functions keep a `$&` within the text from being read as a pattern.
  return readFileSync("index.html", "utf8")
    .replace("<head>", () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace("./icon.svg", () => icon)
    .replace("</head>", () => `  <meta name="backstep-link" content="" />\n    <style>${style}</style>\n  </head>`)
    .replace(/<script type="module"[^>]*><\/script>/, () => `<script type="module">${script}</script>`);
}

/** @returns {Plugin} */
export const offlinePage = () => ({
  name: "offline-page",
  apply: "build",
  closeBundle: {
    sequential: true,
    order: "post",
    handler: async () => {
      const { script, style } = await pieces();
      writeFileSync(join(folder, "offline.html"), pageOf(enclosed(script), style));
    },
  },
});
