/**
 * Who is signed in.
 *
 *   N1  Signing in gives a new token, and the one the browser had before is dead.
 *   N2  A session ends some time after its last use and some time after it began, whichever comes first: two and twelve
 *       hours, unless configured otherwise.
 *   N3  An expired session is as good as none from that moment on, also before it is swept away.
 *   N4  Using one session keeps no other alive.
 */
import { newId } from "../ids.ts";
import type { Driver, Statement } from "../store/driver.ts";
import {
  deleteSession,
  deleteSessionsOf,
  findOldSessions,
  findSession,
  findSessionById,
  insertSession,
  markSessionSeen,
  type Session,
  sessionsOf,
} from "../store/sessions.ts";
import type { Log } from "../sync/ports.ts";
import type { Cookie } from "./cookies.ts";
import { hashToken, newToken } from "./tokens.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const usualSessionLimits: SessionLimits = { idleMs: 2 * hourMs, absoluteMs: 12 * hourMs };

export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** Writing down each request would be a commit each; to the minute is enough. */
const seenEveryMs = minuteMs;

export interface SessionsOptions {
  readonly driver: Driver;
  readonly clock: () => number;
  readonly cookie: Cookie;
  readonly log: Log;
  readonly limits?: SessionLimits;
}

/** What is kept about where a session was begun, so that its person can recognise it. */
export interface SessionOrigin {
  /** The browser and system in words. */
  readonly device: string;
  /** The network address. */
  readonly address: string;
}

export interface StartedSession {
  readonly sessionId: string;
  readonly setCookie: string;
  /** The session that the browser had before and has no more. */
  readonly endedId: string | undefined;
}

export class Sessions {
  readonly #driver: Driver;
  readonly #clock: () => number;
  readonly #cookie: Cookie;
  readonly #log: Log;
  readonly #limits: SessionLimits;
  /** Of sessions that are used without asking for anything over HTTP. */
  readonly #seenAtById = new Map<string, number>();

  constructor({ driver, clock, cookie, log, limits = usualSessionLimits }: SessionsOptions) {
    this.#driver = driver;
    this.#clock = clock;
    this.#cookie = cookie;
    this.#log = log;
    this.#limits = limits;
  }

  /** The live session behind a `Cookie` header. Being asked for counts as use. */
  async resolve(cookieHeader: string | undefined): Promise<Session | undefined> {
    const session = await this.look(cookieHeader);
    if (!session) return undefined;
    if (this.#clock() - session.seenAt >= seenEveryMs) await this.#noteUse(session.id);
    return session;
  }

  /** The same, without counting as use. */
  async look(cookieHeader: string | undefined): Promise<Session | undefined> {
    const session = await this.#find(cookieHeader);
    return session && !this.#isOver(session) ? session : undefined;
  }

  /** Whether a session has neither ended nor expired. */
  async isLive(sessionId: string): Promise<boolean> {
    const session = await findSessionById(this.#driver, sessionId);
    return session !== undefined && !this.#isOver(session);
  }

  /** The live sessions of a person, the one used last first. */
  async of(personId: string): Promise<readonly Session[]> {
    const all = await sessionsOf(this.#driver, personId);
    return all.filter((session) => !this.#isOver(session));
  }

  async start(
    personId: string,
    cookieHeader: string | undefined,
    origin: SessionOrigin,
    also: readonly Statement[] = [],
  ): Promise<StartedSession> {
    const now = this.#clock();
    const previous = await this.#find(cookieHeader);
    const token = newToken();
    const session: Session = { id: newId(), personId, createdAt: now, seenAt: now, ...origin };
    await this.#driver.write([
      ...(previous ? [deleteSession(previous.id)] : []),
      insertSession(session, hashToken(token)),
      ...also,
    ]);
    return { sessionId: session.id, setCookie: this.#cookie.set(token), endedId: previous?.id };
  }

  /** Ends the session behind a `Cookie` header, with what else is stored because of it, and says which it was. */
  async end(
    cookieHeader: string | undefined,
    alsoFor: (ended: Session) => readonly Statement[],
  ): Promise<{ setCookie: string; endedId: string | undefined }> {
    const session = await this.#find(cookieHeader);
    if (session) await this.#driver.write([deleteSession(session.id), ...alsoFor(session)]);
    return { setCookie: this.#cookie.clear, endedId: session?.id };
  }

  /** Someone who types is using the product, although the browser asks for nothing over HTTP. */
  markUsed(sessionId: string): void {
    const now = this.#clock();
    if (now - (this.#seenAtById.get(sessionId) ?? 0) < seenEveryMs) return;
    this.#seenAtById.set(sessionId, now);
    void this.#noteUse(sessionId);
  }

  /** Nothing is refused because of it, also not when the disk is full: at worst someone has to sign in again. */
  async #noteUse(sessionId: string): Promise<void> {
    const now = this.#clock();
    try {
      await this.#driver.write([markSessionSeen(sessionId, now, now - this.#limits.idleMs)]);
    } catch (error) {
      this.#log.warn({ error: String(error) }, "The last use of a session was not stored");
    }
  }

  /** Removes the sessions that are over and returns their ids, so that their open sockets can be closed. */
  async endExpired(): Promise<readonly string[]> {
    const now = this.#clock();
    const { idleMs, absoluteMs } = this.#limits;
    for (const [id, seenAt] of this.#seenAtById) {
      if (now - seenAt >= seenEveryMs) this.#seenAtById.delete(id);
    }
    const over = await findOldSessions(this.#driver, now - idleMs, now - absoluteMs);
    if (over.length > 0) await this.#driver.write(over.map(({ id }) => deleteSession(id)));
    return over.map(({ id }) => id);
  }

  async #find(cookieHeader: string | undefined): Promise<Session | undefined> {
    const token = this.#cookie.read(cookieHeader);
    return token === undefined ? undefined : findSession(this.#driver, hashToken(token));
  }

  #isOver({ createdAt, seenAt }: Session): boolean {
    const now = this.#clock();
    return now - seenAt >= this.#limits.idleMs || now - createdAt >= this.#limits.absoluteMs;
  }
}

export interface EndSessionsOptions {
  readonly driver: Driver;
  readonly sessions: Sessions;
  /** Closes the open sockets of a session; the reason is one word for the client. */
  closeSession(sessionId: string, reason: string): void;
  accessChanged(about: { readonly personId: string }): Promise<void>;
}

/** Ends a person's sessions, with what else is stored because of it, and says how many there were. */
export async function endSessions(
  { driver, sessions, closeSession, accessChanged }: EndSessionsOptions,
  personId: string,
  { except, also = [] }: { readonly except?: string; readonly also?: readonly Statement[] } = {},
): Promise<number> {
  const ended = (await sessions.of(personId)).filter(({ id }) => id !== except);
  await driver.write([deleteSessionsOf(personId, except), ...also]);
  for (const { id } of ended) closeSession(id, "session-ended");
  // One that began while this was written was not in the list; whoever asks now finds it gone.
  await accessChanged({ personId });
  return ended.length;
}
