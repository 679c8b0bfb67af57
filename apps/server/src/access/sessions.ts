/**
 * Who is signed in.
 *
 *   N1  Signing in gives a new token, and the one the browser had before is dead.
 *   N2  A session ends some time after its last use and some time after it began, whichever comes first: two and twelve
 *       hours, unless configured otherwise.
 *   N3  An expired session is as good as none from that moment on, also before it is swept away.
 */
import { newId } from "../ids.ts";
import type { Driver, Statement } from "../store/driver.ts";
import {
  deleteSession,
  findOldSessions,
  findSession,
  insertSession,
  markPersonSeen,
  markSessionSeen,
  type Session,
} from "../store/sessions.ts";
import type { Log } from "../sync/ports.ts";
import type { Cookie } from "./cookies.ts";
import { hashToken, newToken } from "./tokens.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const usualSessionLimits: SessionLimits = { idleMs: 2 * hourMs, absoluteMs: 12 * hourMs };

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
  readonly #seenAtByPerson = new Map<string, number>();

  constructor({ driver, clock, cookie, log, limits = usualSessionLimits }: SessionsOptions) {
    this.#driver = driver;
    this.#clock = clock;
    this.#cookie = cookie;
    this.#log = log;
    this.#limits = limits;
  }

  /** The live session behind a `Cookie` header. Being asked for counts as use. */
  async resolve(cookieHeader: string | undefined): Promise<Session | undefined> {
    const session = await this.#find(cookieHeader);
    if (!session || this.#isOver(session)) return undefined;
    const now = this.#clock();
    if (now - session.seenAt >= seenEveryMs) await this.#note(markSessionSeen(session.id, now));
    return session;
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

  /** Ends the session behind a `Cookie` header and says whose it was. */
  async end(
    cookieHeader: string | undefined,
  ): Promise<{ setCookie: string; ended: Session | undefined }> {
    const session = await this.#find(cookieHeader);
    if (session) await this.#driver.write([deleteSession(session.id)]);
    return { setCookie: this.#cookie.clear, ended: session };
  }

  /** Someone who types is using the product, although the browser asks for nothing over HTTP. */
  markPersonSeen(personId: string): void {
    const now = this.#clock();
    if (now - (this.#seenAtByPerson.get(personId) ?? 0) < seenEveryMs) return;
    this.#seenAtByPerson.set(personId, now);
    void this.#note(markPersonSeen(personId, now, now - this.#limits.idleMs));
  }

  /** Nothing is refused because of it, also not when the disk is full: at worst someone has to sign in again. */
  async #note(statement: Statement): Promise<void> {
    try {
      await this.#driver.write([statement]);
    } catch (error) {
      this.#log.warn({ error: String(error) }, "The last use of a session was not stored");
    }
  }

  /** Removes the sessions that are over and returns their ids, so that their open sockets can be closed. */
  async endExpired(): Promise<readonly string[]> {
    const now = this.#clock();
    const { idleMs, absoluteMs } = this.#limits;
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
