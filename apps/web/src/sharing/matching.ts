/** The things whose name contains each of the words, in their order; case and Polish diacritics do not matter. */
export function matching<Thing extends { readonly name: string }>(
  things: readonly Thing[],
  wanted: string,
): Thing[] {
  const words = plain(wanted).split(/\s+/);
  return things.filter(({ name }) => words.every((word) => plain(name).includes(word)));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "").trim();
}
