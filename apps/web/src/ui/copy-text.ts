/** Puts text on the clipboard. Returns whether it is there: some pages of town halls are not served over TLS. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
