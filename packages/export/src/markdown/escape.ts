/** M1. Text as itself: what would be markup where it stands is escaped, entities too. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_{}[\]<>#|~&$]/g, "\\$&")
      .replace(/^(\s*)([-+=])/, "$1\\$2")
      .replace(/^(\s*\d{1,9})([.)])/, "$1\\$2")
      .replaceAll("\n", " ")
      // What looks like an address or a mail address would become a link by itself.
      .replace(/\b(https?|ftp|www|mailto)([:.])/gi, "$1\\$2")
  );
}
