/** Reads an answer as a file, and says how far it is: bytes, and of how many, where that is known. */
export async function receive(
  response: Response,
  onProgress: (received: number, total: number | undefined) => void,
): Promise<Blob> {
  const length = response.headers.get("content-length");
  const total = length === null ? undefined : Number(length);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    chunks.push(part.value);
    received += part.value.byteLength;
    onProgress(received, total);
  }
  return new Blob(chunks, { type: response.headers.get("content-type") ?? "" });
}
