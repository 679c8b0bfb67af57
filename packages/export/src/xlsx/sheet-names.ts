/** Letters of a sheet's name. */
const longest = 31;

/** Names that Excel takes: short, without some signs, each once whatever its case. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const bare =
      title
        .replace(/[[\]:*?/\\\u0000-\u001f]/g, " ")
        .replace(/\s+/g, " ")
        .replace(/^[' ]+|[' ]+$/g, "") || "–";
    let name = cut(bare, longest);
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
      const end = ` ${number}`;
      name = cut(bare, longest - end.length) + end;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Never within a letter. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();
}
