import { AppError } from "@brudnopis/schema";
import { Transformer } from "@napi-rs/image";
import { expect, onTestFinished, test } from "vitest";
import { ImageProcess, type ImageProcessOptions } from "./image-process.ts";

const [width, height] = [5000, 5000];
/** A few kilobytes, and 100 million bytes when it is unfolded. */
const plain = new Uint8Array(
  Transformer.fromRgbaPixels(new Uint8Array(width * height * 4).fill(255), width, height).pngSync(),
);
const job = { bytes: plain, format: "png", width, height, keptSide: 100 } as const;

test.runIf(process.platform === "linux")(
  "X1 X3 a picture that takes more memory than it may ends its own process, and the next one is read",
  async () => {
    const tight = started({ memoryBytes: 160 * 2 ** 20 });
    const small = Transformer.fromRgbaPixels(new Uint8Array(16).fill(255), 2, 2).pngSync();

    const outcomes = [
      tight.encode(job),
      tight.encode({ ...job, bytes: small, width: 2, height: 2 }),
    ];

    expect((await Promise.all(outcomes)).map(({ type }) => type)).toEqual(["died", "encoded"]);
  },
);

test("X3 a picture that takes too long ends its own process", async () => {
  const quick = started({ deadlineMs: 1 });

  expect(await quick.encode(job)).toEqual({ type: "died" });
});

test("X2 only so many wait, and what waits when the server stops is not begun", async () => {
  const short = started({ waiting: 2 });
  const waiting = [short.encode(job), short.encode(job)];

  expect(() => short.encode(job)).toThrow(AppError);
  await short.close();

  expect(await Promise.all(waiting)).toEqual([{ type: "died" }, { type: "died" }]);
  expect(() => short.encode(job)).toThrow(AppError);
});

function started(options: ImageProcessOptions): ImageProcess {
  const images = new ImageProcess(options);
  onTestFinished(() => images.close());
  return images;
}
