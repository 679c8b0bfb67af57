/** As hexadecimal digits. Beside the server's own thread, which a file of fifty megabytes would hold up. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  // Nobody shares these bytes with another thread.
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Buffer.from(digest).toString("hex");
}
