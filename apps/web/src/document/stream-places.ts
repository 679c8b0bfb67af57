/**
 * A browser has six connections to a server for all its tabs together, and a stream keeps one. Four tabs at most keep a
 * stream; the others leave the rest free for everything else that pages ask for.
 */
const places = 4;

/** Gives a place back. */
export type Leave = () => void;

/** Resolves with undefined when all places are taken. */
export async function takePlace(
  locks: LockManager | undefined = navigator.locks,
): Promise<Leave | undefined> {
  // Without https browsers have no locks; few networks filter there.
  if (!locks) return () => {};
  for (let place = 0; place < places; place += 1) {
    const leave = await tryPlace(locks, `brudnopis-stream-${place}`);
    if (leave) return leave;
  }
  return undefined;
}

function tryPlace(locks: LockManager, name: string): Promise<Leave | undefined> {
  return new Promise((resolve) => {
    const left = Promise.withResolvers<void>();
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock ? left.resolve : undefined);
        return lock ? left.promise : undefined;
      })
      // A browser that denies locks is like one without.
      .catch(() => resolve(() => {}));
  });
}
