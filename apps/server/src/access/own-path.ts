/**
 * A path as it may stand in a `Location` header of ours. Browsers leave out tabs and line ends, take `\` for `/` and
 * resolve dots, so that what looks like a path can name another host; whatever would is the first page instead.
 */
export function toOwnPath(path: string): string {
  const url = URL.parse(path, base);
  if (url?.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}

/** Nobody's address, so that only what has no address of its own can have this one. */
const base = "https://own.invalid";
