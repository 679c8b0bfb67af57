/** What somebody needs to recognise a session of theirs, from the `User-Agent` header: `Firefox, Windows`. */
export function deviceOf(userAgent: string | undefined): string {
  if (userAgent === undefined) return "";
  const known = [browsers, systems].map((names) => names.find(([, mark]) => mark.test(userAgent)));
  return known.flatMap((found) => (found ? [found[0]] : [])).join(", ");
}

/** The first that fits: most browsers also name the ones that they descend from. */
const browsers = [
  ["Edge", /Edg\//],
  ["Opera", /OPR\//],
  ["Firefox", /Firefox\//],
  ["Chrome", /Chrome\//],
  ["Safari", /Safari\//],
] as const;

const systems = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
] as const;
