/** Hands a text to the browser as a file. */
export function download(text: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it once the click is done.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
