/** „6 grudnia 2026”. */
export function dayOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(at);
}

/** „6 grudnia 2026, 14:05”: where the day alone would promise too much. */
export function momentOf(at: number, language: string): string {
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(at);
  return `${dayOf(at, language)}, ${time}`;
}
