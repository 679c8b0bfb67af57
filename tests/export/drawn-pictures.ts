/** How large the pictures of a page are drawn, in points. */
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface DrawnPicture {
  readonly width: number;
  readonly height: number;
}

export async function drawnPictures(pdf: Uint8Array, page: number): Promise<DrawnPicture[]> {
  // pdf.js takes the bytes for itself.
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const { fnArray, argsArray } = await (
    await (await loading.promise).getPage(page)
  ).getOperatorList();
  await loading.destroy();
  const pictures: DrawnPicture[] = [];
  const saved: [number, number][] = [];
  // Nothing on our pages is turned but the watermark, which is no picture: two scales are all there is.
  let scale: [number, number] = [1, 1];
  fnArray.forEach((operator, index) => {
    if (operator === OPS.save) saved.push(scale);
    if (operator === OPS.restore) scale = saved.pop() ?? [1, 1];
    if (operator === OPS.transform) {
      const [a = 1, , , d = 1] = Array.from(argsArray[index] as Iterable<number>);
      scale = [scale[0] * a, scale[1] * d];
    }
    if (operator === OPS.paintImageXObject)
      pictures.push({ width: Math.abs(scale[0]), height: Math.abs(scale[1]) });
  });
  return pictures;
}
