/**
 * Slows down guessing the password of one account: after five wrong tries it has to wait, twice as long after each
 * further one, up to a quarter of an hour. By account and not by address, since an office shares one address.
 */
export interface SignInThrottle {
  /** Milliseconds until another try is allowed; 0 when it is now. */
  waitMs(account: string): number;
  /** Counted before the password is looked at, so that a hundred tries at once are a hundred. */
  tried(account: string): void;
  succeeded(account: string): void;
}

const freeTries = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;
/** Bounds what someone who tries random addresses can make us remember. */
const maxAccounts = 10_000;

/** Since the last time the password was right. */
interface Tries {
  readonly count: number;
  readonly lastAt: number;
}

export function createSignInThrottle(clock: () => number): SignInThrottle {
  const triesByAccount = new Map<string, Tries>();
  return {
    waitMs: (account) => {
      const tries = triesByAccount.get(account);
      if (!tries || tries.count < freeTries) return 0;
      const pause = Math.min(firstWaitMs * 2 ** (tries.count - freeTries), longestWaitMs);
      return Math.max(0, tries.lastAt + pause - clock());
    },
    tried: (account) => {
      const count = (triesByAccount.get(account)?.count ?? 0) + 1;
      // Deleted first, so that the map stays in the order of the last try.
      triesByAccount.delete(account);
      triesByAccount.set(account, { count, lastAt: clock() });
      const oldest = triesByAccount.keys().next();
      if (triesByAccount.size > maxAccounts && !oldest.done) triesByAccount.delete(oldest.value);
    },
    succeeded: (account) => {
      triesByAccount.delete(account);
    },
  };
}
