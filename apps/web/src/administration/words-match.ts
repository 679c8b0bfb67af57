/** Whether a text has every word of a query somewhere, whatever their case and order. */
export function wordsMatch(query: string, texts: readonly (string | undefined)[]): boolean {
  const text = texts.join(" ").toLocaleLowerCase("pl");
  return query
    .toLocaleLowerCase("pl")
    .split(/\s+/)
    .every((word) => text.includes(word));
}
