import type { Language } from "@brudnopis/schema";

/** Footnotes, numbered as they come. Their texts stand at the end. */
export class Notes {
  readonly language: Language;
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(language: Language) {
    this.language = language;
  }

  /** Gives the mark that stands in the text. */
  add(text: string, name?: string): string {
    this.#texts.push(text);
    if (name !== undefined) this.#numbers.set(name, this.#texts.length);
    return `[^${this.#texts.length}]`;
  }

  /** A further mark of a note before. */
  again(name: string | undefined): string | undefined {
    const number = name === undefined ? undefined : this.#numbers.get(name);
    return number === undefined ? undefined : `[^${number}]`;
  }

  parts(): string[] {
    return this.#texts.map((text, index) => `[^${index + 1}]: ${text}`);
  }
}
