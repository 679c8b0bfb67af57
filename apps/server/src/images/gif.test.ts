import { expect, test } from "vitest";
import { firstPictureOfGif } from "./gif.ts";

/** Two colours; the picture's parts are codes of three bits: clear, then so many pixels of the second, then the end. */
function gif(side: number): Uint8Array {
  const bytes = Buffer.from(
    "47494638396100000000800000000000ffffff2c000000000000000000020244010000003b",
    "hex",
  );
  for (const at of [6, 8, 24, 26]) bytes.writeUInt16LE(side, at);
  return bytes;
}

test("a GIF of some bytes that says it has 25 million pixels keeps nobody waiting", () => {
  const started = performance.now();

  const { width, height, rgba } = firstPictureOfGif(gif(5000));

  expect([width, height]).toEqual([5000, 5000]);
  expect(performance.now() - started).toBeLessThan(1500);
  // What it does not say is not there.
  expect(rgba.at(-1)).toBe(0);
});
