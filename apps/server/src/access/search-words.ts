/** Finding people and things by words, however they are written: „Zolc” finds „Żółć”. */

/** Whether each word of a query is somewhere in the texts. An empty query finds everything. */
export function hasWords(query: string, texts: readonly string[]): boolean {
  const text = plainLetters(texts.join("\n"));
  return plainLetters(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Small letters without their marks. The Polish ł is a letter of its own, which no rule of Unicode takes apart. */
function plainLetters(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l").trim();
}
