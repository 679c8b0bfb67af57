/** People who are named in what somebody wrote: `@{id}`. */
const mention = /@\{([a-z0-9]{16})\}/g;

export function mentionsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(mention), ([, id = ""]) => id))];
}

/** With names in place of ids; `unknown` stands for who is not there, and without it the mention stays as it is. */
export function withNames(
  text: string,
  people: Readonly<Record<string, { readonly name: string }>>,
  unknown?: string,
): string {
  return text.replace(mention, (written, id: string) => {
    const name = people[id]?.name ?? unknown;
    return name === undefined ? written : `@${name}`;
  });
}
