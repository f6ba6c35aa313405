import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Backstep, l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

/** Opens the Export dialog from the link's, on one kind of file. */
async function openExport(page: Page, kind: string): Promise<void> {
  await page.getByRole("button", { name: "Show link" }).click();
  await page.getByRole("button", { name: "Export…" }).click();
  await choose(page, kind);
}

const choose = (page: Page, kind: string): Promise<void> =>
  page.getByRole("radio", { name: kind, exact: true }).check();

/** Where the file is that the page hands out, under its own name: a browser goes by its ending. */
async function download(page: Page): Promise<string> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const file = await coming;
  const path = test.info().outputPath(file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

const bytes = async (page: Page): Promise<Buffer> => readFileSync(await download(page));

/** How far the picture of a canvas differs from another: the share of pixels whose colour is plainly another one. */
async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return await page.evaluate(
    async ([a, b]) => {
      const read = async (data: string): Promise<ImageData> => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const pen = canvas.getContext("2d");
        pen?.drawImage(image, 0, 0);
        const pixels = pen?.getImageData(0, 0, image.width, image.height);
        if (pixels === undefined) throw new Error("no canvas");
        return pixels;
      };
      const [first, second] = [await read(a ?? ""), await read(b ?? "")];
      if (first.width !== second.width || first.height !== second.height)
        throw new Error(`${first.width}×${first.height} and ${second.width}×${second.height}`);
      let other = 0;
      for (let i = 0; i < first.data.length; i += 4) {
        const far = [0, 1, 2].some((c) => Math.abs((first.data[i + c] ?? 0) - (second.data[i + c] ?? 0)) > 48);
        if (far) other++;
      }
      return other / (first.data.length / 4);
    },
    [one.toString("base64"), other.toString("base64")],
  );
}

/** The drawing of the page at its own scale, cut to the graph: everything else is hidden. */
async function screenOf(page: Page, width: number, height: number): Promise<Buffer> {
  await page.setViewportSize({ width: width + 1200, height: height + 600 });
  await page.evaluate(() => {
    const svg = document.querySelector<SVGSVGElement>("svg.drawing");
    const world = svg?.querySelector<SVGGElement>(".world");
    if (svg == null || world == null) throw new Error("no drawing");
    for (const element of document.querySelectorAll<HTMLElement>(".canvas > :not(svg.drawing)")) element.hidden = true;
    svg.classList.remove("far");
    // A style, since the camera may set the attribute once more after the window has grown.
    world.style.transform = "translate(16px,16px)";
  });
  const box = await page.locator("svg.drawing").boundingBox();
  return await page.screenshot({ clip: { x: box?.x ?? 0, y: box?.y ?? 0, width, height } });
}

const programs = {
  "a circuit": `${l7}&at=b2`,
  "matrices and heat maps": "#e=f=sum(relu(W@x%2Bb));W=[[0.1,0.5],[-0.3,0.8]];x=[0.2,0.4];b=randn(2,seed%3D1)&at=b3",
  "large heat maps": "#e=f=sum(W@x);W=randn(20,30,seed%3D1);x=randn(30,seed%3D2)&at=end",
  frames:
    "#e=def%20neuron(a,b):%0A  return%20sigmoid(a*b)%0Af=neuron(u_1,v)%2Bmax(u_1,1);u_1=2;v=3&at=b3&open=f.neuron",
};

for (const [name, fragment] of Object.entries(programs)) {
  for (const theme of ["light", "dark"] as const) {
    test(`${name} as SVG, alone, looks as on the screen in ${theme}`, async ({ app, page, context }) => {
      await app.open(`${fragment}&theme=${theme}`);
      await app.leaveFields();
      await openExport(page, "SVG");
      const path = await download(page);
      expect(path).toMatch(/backstep-graph\.svg$/);
      const text = readFileSync(path, "utf8");
      expect(text.match(/(?:href|src)="(?!data:)/g)).toBeNull();
      expect(text.replaceAll(/url\("data:[^"]*"\)/g, "")).not.toMatch(
        /url\(|var\(|@import|class=|https?:(?!\/\/www\.w3\.org)/,
      );
      const [, width = "0", height = "0"] = /width="(\d+)" height="(\d+)"/.exec(text) ?? [];
      await page.keyboard.press("Escape");
      const screen = await screenOf(page, Number(width), Number(height));

      const alone = await context.newPage();
      const complaints: string[] = [];
      alone.on("console", (message) => complaints.push(message.text()));
      await alone.setViewportSize({ width: Number(width), height: Number(height) });
      await alone.goto(`file://${path}`);
      // An XML document that does not parse is shown as its error.
      expect(await alone.evaluate(() => document.querySelector("parsererror")?.textContent ?? null)).toBeNull();
      await alone.evaluate(() => document.fonts.ready);
      const picture = await alone.screenshot();
      expect(complaints).toEqual([]);
      expect(await difference(page, screen, picture)).toBeLessThan(0.002);
    });
  }
}

test("a PNG has the size that is asked for, and the graph's colours", async ({ app, page }) => {
  await app.open(`${l7}&at=end`);
  await openExport(page, "PNG");
  const sizes: number[] = [];
  for (const scale of ["1", "2", "4"]) {
    await page.getByRole("combobox", { name: "Size" }).selectOption(scale);
    const file = await bytes(page);
    expect(file.subarray(1, 4).toString()).toBe("PNG");
    sizes.push(file.readUInt32BE(16) / Number(scale), file.readUInt32BE(20) / Number(scale));
    const colours = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext("2d");
      pen?.drawImage(image, 0, 0);
      const { data: pixels } = pen?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
      const found = new Set<number>();
      for (let i = 0; i < pixels.length; i += 4)
        found.add(((pixels[i] ?? 0) << 16) + ((pixels[i + 1] ?? 0) << 8) + (pixels[i + 2] ?? 0));
      return [...found];
    }, file.toString("base64"));
    for (const colour of [0xfbfbf9, 0x005a9c, 0xb34700]) expect(colours).toContain(colour);
  }
  expect(new Set(sizes).size, "one width and one height").toBe(2);
});

test("a transparent picture has no ground", async ({ app, page }) => {
  await app.open(l7);
  await openExport(page, "SVG");
  expect((await bytes(page)).toString()).toContain('fill="#fbfbf9"');
  await page.getByRole("checkbox", { name: "Transparent background" }).check();
  expect((await bytes(page)).toString()).not.toContain('fill="#fbfbf9"');
});

test("an animation has a frame for each moment", async ({ app, page }) => {
  await app.open(`${l7}&at=b1`);
  await openExport(page, "Animation");
  await expect(page.getByText(/ 6 frames/)).toBeVisible();
  const gif = await bytes(page);
  expect(gif.subarray(0, 6).toString()).toBe("GIF89a");
  // The browser itself reads it.
  const frames = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const decoder = new ImageDecoder({ data: bytes, type: "image/gif" });
    await decoder.tracks.ready;
    const count = decoder.tracks.selectedTrack?.frameCount ?? 0;
    const pictures = new Set<string>();
    for (let frameIndex = 0; frameIndex < count; frameIndex++) {
      const { image } = await decoder.decode({ frameIndex });
      const pixels = new Uint8Array(image.allocationSize());
      await image.copyTo(pixels);
      pictures.add(String(pixels.reduce((sum, each) => (sum * 31 + each) % 1_000_003, 7)));
    }
    return { count, pictures: pictures.size };
  }, gif.toString("base64"));
  expect(frames).toEqual({ count: 6, pictures: 6 });
});

test("the data agree with the Values table", async ({ app, page }) => {
  await app.open("#e=f=sum(W@x)/g;W=[[0.1,0.5],[-0.3,0.8]];x=[0.2,0.4];g=3&at=end");
  await openExport(page, "Data");
  const json = JSON.parse((await bytes(page)).toString()) as {
    moment: string;
    nodes: { id: string; name: string | null; value: unknown; gradient: unknown }[];
  };
  await page.keyboard.press("Escape");
  const rows = await app.exactRows();
  expect(json.nodes.map(({ value, gradient }) => [value, gradient])).toEqual(
    rows.map(({ value, gradient }) => [value, gradient].map((text): unknown => JSON.parse(text ?? "null"))),
  );
  expect(json.moment).toMatch(/^b\d+$/);
});

test("LaTeX is a document, of one moment or of all", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(`${l7}&at=end`);
  await openExport(page, "LaTeX");
  const text = (await bytes(page)).toString();
  expect(text).toContain("% f=(x+y)*z\n");
  expect(text).toContain("\\definecolor{value}{HTML}{005A9C}");
  expect(text.match(/begin\{tikzpicture\}/g)).toHaveLength(1);
  await page.getByRole("button", { name: "Copy text" }).click();
  await expect(page.getByText("The text is on the clipboard.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await page.getByRole("combobox", { name: "Moment" }).selectOption("all");
  expect((await bytes(page)).toString().match(/begin\{tikzpicture\}/g)).toHaveLength(6);
});

test("a picture is copied as a picture", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(l7);
  await openExport(page, "PNG");
  await page.getByRole("button", { name: "Copy picture" }).click();
  await expect(page.getByText("The picture is on the clipboard.")).toBeVisible();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
  expect(types).toContain("image/png");
});

test("a clipboard that refuses is told", async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: () => Promise.reject(new DOMException("refused", "NotAllowedError")) },
    });
  });
  await app.open(l7);
  await openExport(page, "SVG");
  await page.getByRole("button", { name: "Copy text" }).click();
  await expect(page.getByText(/keeps the clipboard from this page/)).toBeVisible();
});

test("a graph of thousands of gates is told its limit, and its data can be had", async ({ app, page }) => {
  test.slow();
  const sum = Array.from({ length: 1100 }, (_, i) => `x*${i}`).join("+");
  await app.open(`#e=x=1`);
  await app.write(`f = ${sum}\nx = 1`);
  await expect(page.getByText(/nodes in all/).or(app.node("x"))).toBeVisible();
  await openExport(page, "SVG");
  await expect(app.alert.filter({ hasText: "pictures are made of up to 2000" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Download", exact: true })).toHaveCount(0);
  await choose(page, "Data");
  const json = JSON.parse((await bytes(page)).toString()) as { nodes: unknown[] };
  expect(json.nodes.length).toBeGreaterThan(2000);
});

test("the whole page works from disk with the network off", async ({ app, page, context }) => {
  test.slow();
  await app.open(`${l7}&at=b2&theme=dark`);
  await openExport(page, "Whole page");
  const path = await download(page);

  await context.setOffline(true);
  const alone = await context.newPage();
  const complaints: string[] = [];
  alone.on("console", (message) => complaints.push(message.text()));
  alone.on("pageerror", (error) => complaints.push(error.message));
  const workers: string[] = [];
  alone.on("worker", (worker) => workers.push(worker.url()));
  alone.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && request.url() !== `file://${path}`) complaints.push(request.url());
  });
  await alone.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });
  await alone.goto(`file://${path}`);
  const there = new Backstep(alone);
  await there.expectMoment("backward 2 of 3");
  await there.expectValues({ z: [-4, 3], x: [-2, null] });
  await expect(alone.locator("html")).toHaveAttribute("data-theme", "dark");
  await there.button("Step forward").click();
  await there.expectMoment("backward 3 of 3");
  await there.expectValues({ x: [-2, -4], y: [5, -4] });
  await there.write("f = (w - 3)^2\nw = 1");
  await there.expectValues({ w: [1, -4] });

  // A worker of its own trains, and a picture is made with the fonts that the page holds.
  await alone.getByRole("tab", { name: "Train" }).click();
  await there.button("Train").click();
  await expect(there.button("Train again")).toBeVisible();
  expect(workers).toEqual([expect.stringMatching(/^blob:/)]);
  await openExport(alone, "SVG");
  const svg = readFileSync(await download(alone), "utf8");
  expect(svg).toContain("data:font/woff2;base64,");
  await choose(alone, "Whole page");
  await alone.getByRole("button", { name: "Download", exact: true }).click();
  await expect(alone.getByText(/This page is that file already/)).toBeVisible();
  expect(complaints).toEqual([]);
});

test("what was chosen is made at the moment, and at the end where that is asked for", async ({ app, page }) => {
  await app.open(`${l7}&at=f1`);
  await openExport(page, "SVG");
  expect((await bytes(page)).toString()).not.toContain(">−12<");
  await page.getByRole("combobox", { name: "Moment" }).selectOption("end");
  expect((await bytes(page)).toString()).toContain(">−12<");
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  expect((await bytes(page)).toString()).toContain('fill="#0f1216"');
});

test("the dialog is accessible, with a picture and with a text", async ({ app, page }) => {
  test.slow();
  await app.open(`${l7}&at=b2`);
  await openExport(page, "SVG");
  for (const kind of ["PNG", "LaTeX"]) {
    await choose(page, kind);
    await expect(page.getByRole("button", { name: "Download", exact: true })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${kind}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join()}`),
    ).toEqual([]);
  }
});
