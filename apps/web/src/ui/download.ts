/** Files that a person keeps. */

/** Hands a text to the browser as a file. */
export function download(text: string, type: string, name: string): void {
  downloadFile(new Blob([text], { type }), name);
}

export function downloadFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the data over once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The name that the server chose for a file (RFC 6266, `filename*`). */
export function fileNameOf(response: Response): string | undefined {
  const disposition = response.headers.get("content-disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}
