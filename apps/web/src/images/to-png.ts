/** Pictures that a browser can read and the server does not take, such as BMP and, in some browsers, HEIC and AVIF. */
const taken = new Set(["image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml"]);

export function convertible({ type }: Blob): boolean {
  return type.startsWith("image/") && !taken.has(type);
}

/** Undefined where this browser cannot read it either; then the server says what it thinks of it. */
export async function toPng(file: Blob): Promise<Blob | undefined> {
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await new Promise((resolve) =>
      canvas.toBlob((blob) => resolve(blob ?? undefined), "image/png"),
    );
  } catch {
    return undefined;
  }
}
