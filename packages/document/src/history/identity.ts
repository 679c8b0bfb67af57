/** What is the same in two texts: by how it reads, and where it is known by what it is. */

/** Names of blocks, or of letters, that they keep as long as they are there. A restore may do without. */
export interface Identities {
  readonly before: readonly (string | undefined)[];
  readonly after: readonly (string | undefined)[];
}

export interface Identified {
  readonly id: string | undefined;
  /** How it reads. */
  readonly key: string;
}

/**
 * Two are the same when they read alike. But of copies, which of them stayed is known: an empty paragraph in front of
 * another is the new one when the other was there before.
 */
export function sameness<T extends Identified>(
  before: readonly T[],
  after: readonly T[],
): (one: T, other: T) => boolean {
  const known = new Map(before.map((one) => [one.id, one]));
  const partners = new Map<T, T>();
  for (const other of after) {
    const one = other.id === undefined ? undefined : known.get(other.id);
    if (!one || one.key !== other.key) continue;
    partners.set(one, other);
    partners.set(other, one);
  }
  const canPair = (one: T, other: T) => (partners.get(one) ?? other) === other;
  return (one, other) => one.key === other.key && canPair(one, other) && canPair(other, one);
}
