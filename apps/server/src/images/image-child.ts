/**
 * A process of its own that reads one picture and writes it anew: whatever a file does to the library that reads it, it does
 * here. What came along (where and with what it was taken, previews, colours of a printer) does not come out again.
 */
import { ResizeFit, Transformer } from "@napi-rs/image";
import { firstPictureOfGif } from "./gif.ts";
import type { EncodedImage, ImageAnswer, ImageJob } from "./image-messages.ts";

const quality = 85;
/** Of what is kept. What is larger, such as a transparent picture full of noise, is made smaller until it is not. */
const keptBytes = 3 * 2 ** 20;
/** A drawing is hardly larger as PNG; of a photo that was saved as one, it is many times as large. */
const photoRatio = 3;

process.on("message", (job: ImageJob) => {
  process.send?.({ answer: answer(job) } satisfies { answer: ImageAnswer }, () =>
    process.disconnect(),
  );
});

function answer(job: ImageJob): ImageAnswer {
  try {
    let encoded = encode(job.format === "gif" ? fromGif(job) : job);
    while (encoded.bytes.length > keptBytes) {
      const format = encoded.type === "image/png" ? "png" : "jpeg";
      const keptSide = Math.round(Math.max(encoded.width, encoded.height) * 0.7);
      encoded = encode({ ...encoded, format, keptSide });
    }
    return encoded;
  } catch {
    return undefined;
  }
}

function fromGif(job: ImageJob): ImageJob {
  const { rgba, width, height } = firstPictureOfGif(job.bytes);
  const bytes = Transformer.fromRgbaPixels(rgba, width, height).pngSync();
  return { ...job, bytes, format: "png", width, height };
}

/** Upright, as its camera held it. The library unfolds a file with every question about it, so it is asked none. */
function encode({ bytes, format, width, height, keptSide }: ImageJob): EncodedImage {
  const image = new Transformer(bytes).rotate();
  if (Math.max(width, height) > keptSide)
    image.fastResize({ width: keptSide, height: keptSide, fit: ResizeFit.Inside });
  if (format === "jpeg") return described("image/jpeg", image.jpegSync(quality));
  const png = image.pngSync();
  if (!isOpaque(png)) return described("image/png", png);
  const jpeg = image.jpegSync(quality);
  return png.length > photoRatio * jpeg.length
    ? described("image/jpeg", jpeg)
    : described("image/png", png);
}

function described(type: EncodedImage["type"], bytes: Uint8Array): EncodedImage {
  const { width, height } = new Transformer(bytes).metadataSync();
  return { type, width, height, bytes };
}

/** Bytes of one pixel, of those with a channel that says how opaque it is: 8 and 16 bits, grey and coloured. */
const pixelBytes: Readonly<Record<number, number>> = { 1: 2, 3: 4, 5: 4, 7: 8 };

/** Many say that they could be transparent, and are not. */
function isOpaque(png: Uint8Array): boolean {
  const image = new Transformer(png);
  const { colorType } = image.metadataSync();
  const step = pixelBytes[colorType];
  if (step === undefined) return true;
  const pixels = image.rawPixelsSync();
  // The most significant byte of the last channel: in memory, the last.
  for (let at = step - 1; at < pixels.length; at += step) if (pixels[at] !== 255) return false;
  return true;
}
