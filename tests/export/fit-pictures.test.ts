import { expect, test } from "vitest";
import { PictureFitting, sizeOf } from "../../apps/server/src/export/fit-pictures.ts";
import { stressPictures } from "./stress-pictures.ts";

test("a few pictures are set as they are, very many each in its part of the room", async () => {
  const { assets, bytes } = stressPictures(5);
  const pixels = assets.reduce((sum, { width, height }) => sum + width * height, 0);
  const fitting = new PictureFitting(() => undefined);

  const asTheyAre = await fitting.fit(bytes, pixels);
  const fitted = await fitting.fit(bytes, pixels / 4);

  expect(asTheyAre).toBe(bytes);
  expect([...fitted.keys()]).toEqual([...bytes.keys()]);
  const sizes = [...fitted.values()].map(sizeOf);
  expect(sizes).toEqual(
    assets.map(({ width, height }) => ({
      width: Math.round(width / 2),
      height: Math.round(height / 2),
    })),
  );
});

test("a picture whose file is cut off is left as it is", () => {
  expect(sizeOf(Uint8Array.of(0x89, 1, 2))).toBeUndefined();
  expect(sizeOf(Uint8Array.of(0xff, 0xd8, 0xff))).toBeUndefined();
});
