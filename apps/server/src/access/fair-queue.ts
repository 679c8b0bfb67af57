/**
 * Who waits, by the network they come from.
 *
 *   W1  Networks are served in turn, each in the order of its own: one that sends many holds up itself.
 *   W2  Only so many wait from one network, so that one alone cannot take all the places.
 */
export interface FairQueueLimits {
  readonly perNetwork: number;
  readonly all: number;
}

export class FairQueue<T> {
  readonly #limits: FairQueueLimits;
  /** In the order of their turns. None is empty. */
  readonly #byNetwork = new Map<string, T[]>();
  #count = 0;

  constructor(limits: FairQueueLimits) {
    this.#limits = limits;
  }

  /** Whether there was room. */
  add(network: string, item: T): boolean {
    const own = this.#byNetwork.get(network) ?? [];
    if (own.length >= this.#limits.perNetwork || this.#count >= this.#limits.all) return false;
    own.push(item);
    this.#byNetwork.set(network, own);
    this.#count += 1;
    return true;
  }

  /** Takes out whose turn it is. */
  next(): T | undefined {
    const [turn] = this.#byNetwork;
    if (!turn) return undefined;
    const [network, [item, ...others]] = turn;
    this.#byNetwork.delete(network);
    if (others.length > 0) this.#byNetwork.set(network, others);
    this.#count -= 1;
    return item;
  }
}
