/** What one peer has asked about with `saved`, and may be told when it is durable. See P6 of `PROTOCOL.md`. */
interface Question {
  counter: number;
  /** The last change before it; unknown until the peer has answered our state vector. */
  change: number;
}

export class SavedQuestions {
  readonly #waiting: Question[] = [];

  /** How many are kept. Those that nothing came between are one: they cost nothing however many are sent. */
  get count(): number {
    return this.#waiting.length;
  }

  /** @param change The last one before it; undefined while nothing that the peer sends counts as received. */
  ask(counter: number, change = Infinity): void {
    const last = this.#waiting.at(-1);
    if (last?.change === change) last.counter = counter;
    else this.#waiting.push({ counter, change });
  }

  /** The peer has answered: what was asked before is about all changes up to this one. */
  noteAnswer(change: number): void {
    for (const question of this.#waiting) question.change = Math.min(question.change, change);
  }

  /** The last that can be answered now, which says the same of all before it. */
  take(durable: number): number | undefined {
    const first = this.#waiting.findIndex(({ change }) => change > durable);
    return this.#waiting.splice(0, first === -1 ? this.#waiting.length : first).at(-1)?.counter;
  }
}
