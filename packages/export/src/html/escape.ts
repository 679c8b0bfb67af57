/** H1. As text or as the value of an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Those that are there, each on its line. */
export function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
