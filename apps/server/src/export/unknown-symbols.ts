/**
 * Symbols that no font has, such as most emoji. Accessible PDF refuses them; a box in its place tells the reader that
 * something stood there, and the rest of the document is printed. Which they are is learnt from refusals, and known from then
 * on: setting a long document again and again takes as many times as long.
 */
export class UnknownSymbols {
  readonly #symbols = new Set<string>();
  #pattern: RegExp | undefined;

  /** From what the compiler says when it refuses; false where it names none that is new. */
  learn(reason: string): boolean {
    const named = [...reason.matchAll(/the text `\\"(.+?)\\"` could not be displayed/g)]
      .map(([, symbol = ""]) => unescaped(symbol))
      // Plain characters are in every font, and what holds the data together.
      .filter((symbol) => /[^\u0000-\u007f]/.test(symbol) && !this.#symbols.has(symbol));
    if (this.#symbols.size > mostSymbols) this.#symbols.clear();
    for (const symbol of named) this.#symbols.add(symbol);
    if (named.length > 0) this.#pattern = patternOf(this.#symbols);
    return named.length > 0;
  }

  /** The same bytes where none of them is there. */
  boxed(data: Uint8Array): Uint8Array {
    if (!this.#pattern) return data;
    const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString();
    // Stateless, unlike one with the flag `g`.
    if (text.search(this.#pattern) === -1) return data;
    // A picture of several code points is one symbol to its reader, and several to the compiler.
    const symbols = [...this.#symbols];
    const withoutEmoji = text.replace(/\p{RGI_Emoji}/gv, (emoji) =>
      symbols.some((symbol) => emoji.includes(symbol)) ? "□" : emoji,
    );
    return Buffer.from(withoutEmoji.replace(this.#pattern, "□"));
  }
}

/** What people write has a few dozen; beyond that it is learnt anew. */
const mostSymbols = 2000;

function patternOf(symbols: ReadonlySet<string>): RegExp {
  const longestFirst = [...symbols].toSorted((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(escaped).join("|"), "gu");
}

function escaped(symbol: string): string {
  return Array.from(symbol, (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`).join("");
}

/** The compiler writes some characters as `\u{200d}`, with the backslash itself escaped. */
function unescaped(symbol: string): string {
  return symbol.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
