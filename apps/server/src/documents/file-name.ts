/** Names for downloads. */

/** Longer names make trouble on shared drives. */
const maxNameLength = 120;
const maxEndingLength = 70;

/** „MID – Konin – ciepło z ziemi.pdf”: a name that says what it is among a hundred downloads. */
export function fileName(shortTitle: string, title: string, extension: string): string {
  return `${baseName(shortTitle, title)}.${extension}`;
}

/** The same without what the format adds. `ending` tells files of one document apart, so a long title gives way to it. */
export function baseName(shortTitle: string, title: string, ending = ""): string {
  const name = title.toLowerCase().startsWith(shortTitle.toLowerCase())
    ? title
    : `${shortTitle} – ${title}`;
  const last = shorten(safe(ending), maxEndingLength);
  return shorten(safe(name), maxNameLength - [...last].length) + last;
}

/** Without what some file system refuses, and what would hide or reorder the name. */
function safe(name: string): string {
  return name
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function shorten(name: string, most: number): string {
  const letters = [...name];
  if (letters.length <= most) return name.replace(/[. ]+$/, "");
  return `${letters
    .slice(0, most - 1)
    .join("")
    .trimEnd()}…`;
}

/** The `Content-Disposition` of a download: the real name for today's browsers, plain letters for the rest. */
export function contentDisposition(name: string): string {
  const plain = name
    .replaceAll("ł", "l")
    .replaceAll("Ł", "L")
    .replace(/[–—]/g, "-")
    .replaceAll("…", "...")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/g, "_")
    .replace(/["\\%]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc5987(name.toWellFormed())}`;
}

function encodeRfc5987(value: string): string {
  return encodeURIComponent(value).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
