import { Transformer } from "@napi-rs/image";
import { expect, test } from "vitest";
import { createFigureDrawer } from "./draw-figure.ts";

const draw = createFigureDrawer();

function scene(text: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240" viewBox="0 0 640 240" font-family="Lato"><rect width="9" height="9" fill="#000"/>${text}</svg>`;
}

const plain = '<text x="100" y="50" font-size="20" fill="#0d5b5c" text-anchor="start">';

test("letters become outlines, whatever they are", async () => {
  const { svg } = await draw(
    scene(
      `${plain}Zażółć &amp; &lt;CO<tspan dy="4" font-size="14">2</tspan><tspan dy="-4"> → 日</tspan></text>`,
    ),
  );

  expect(svg).not.toMatch(/<text|<tspan/);
  expect(svg).toMatch(/<path fill="#0d5b5c" d="M100 50m[-\d. lqzmM]+"\/>/);
});

test("a line that ends or has its middle at a point is moved there", async () => {
  const [start, middle, end] = await Promise.all(
    ["start", "middle", "end"].map(async (anchor) =>
      firstX(scene(plain.replace("start", anchor) + "Konin</text>")),
    ),
  );

  expect(start).toBe(100);
  expect(end).toBeGreaterThan(40);
  expect(end).toBeLessThan(60);
  expect(middle).toBeCloseTo(((start ?? 0) + (end ?? 0)) / 2, 0);
});

test("the points show the letters", async () => {
  const [without, withText] = await Promise.all([
    draw(scene("")),
    draw(scene(`${plain}Konin</text>`)),
  ]);

  const { width, height } = await new Transformer(withText.png).metadata();
  expect([width, height]).toEqual([1320, 504]);
  expect(await darkPoints(withText.png)).toBeGreaterThan((await darkPoints(without.png)) + 500);
});

test("a picture that is asked for again is not drawn again, until many others were", async () => {
  const drawAgain = createFigureDrawer();
  const first = await drawAgain(scene(`${plain}0</text>`));
  expect(await drawAgain(scene(`${plain}0</text>`))).toBe(first);
  for (let other = 1; other <= 32; other += 1)
    await drawAgain(`<svg width="4" height="4" viewBox="0 0 4 4"><!--${other}--></svg>`);

  expect(await drawAgain(scene(`${plain}0</text>`))).not.toBe(first);
});

async function firstX(svg: string): Promise<number> {
  return Number(/ d="M([\d.]+) /.exec((await draw(svg)).svg)?.[1]);
}

async function darkPoints(png: Uint8Array): Promise<number> {
  const pixels = await new Transformer(png).rawPixels();
  let dark = 0;
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) dark += 1;
  return dark;
}
