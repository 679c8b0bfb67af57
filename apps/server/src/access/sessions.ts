/**
 * Who is signed in.
 *
 *   N1  Signing in gives a new token, and the one the browser had before is dead.
 *   N2  A session ends two hours after its last use and twelve hours after it began, whichever comes first.
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
import type { SessionCookie } from "./cookies.ts";
import { hashToken, newToken } from "./tokens.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const sessionLimits = { idleMs: 2 * hourMs, absoluteMs: 12 * hourMs } as const;

/** Writing down each request would be a commit each; to the minute is enough. */
const seenEveryMs = minuteMs;

export interface SessionsOptions {
  readonly driver: Driver;
  readonly clock: () => number;
  readonly cookie: SessionCookie;
  readonly log: Log;
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
  readonly #cookie: SessionCookie;
  readonly #log: Log;
  readonly #seenAtByPerson = new Map<string, number>();

  constructor({ driver, clock, cookie, log }: SessionsOptions) {
    this.#driver = driver;
    this.#clock = clock;
    this.#cookie = cookie;
    this.#log = log;
  }

  /** The live session behind a `Cookie` header. Being asked for counts as use. */
  async resolve(cookieHeader: string | undefined): Promise<Session | undefined> {
    const session = await this.#find(cookieHeader);
    if (!session || this.#isOver(session)) return undefined;
    const now = this.#clock();
    if (now - session.seenAt >= seenEveryMs) await this.#note(markSessionSeen(session.id, now));
    return session;
  }

  async start(personId: string, cookieHeader: string | undefined): Promise<StartedSession> {
    const now = this.#clock();
    const previous = await this.#find(cookieHeader);
    const token = newToken();
    const session: Session = { id: newId(), personId, createdAt: now, seenAt: now };
    await this.#driver.write([
      ...(previous ? [deleteSession(previous.id)] : []),
      insertSession(session, hashToken(token)),
    ]);
    return { sessionId: session.id, setCookie: this.#cookie.set(token), endedId: previous?.id };
  }

  /** Ends the session behind a `Cookie` header and says which it was. */
  async end(
    cookieHeader: string | undefined,
  ): Promise<{ setCookie: string; endedId: string | undefined }> {
    const session = await this.#find(cookieHeader);
    if (session) await this.#driver.write([deleteSession(session.id)]);
    return { setCookie: this.#cookie.clear, endedId: session?.id };
  }

  /** Someone who types is using the product, although the browser asks for nothing over HTTP. */
  markPersonSeen(personId: string): void {
    const now = this.#clock();
    if (now - (this.#seenAtByPerson.get(personId) ?? 0) < seenEveryMs) return;
    this.#seenAtByPerson.set(personId, now);
    void this.#note(markPersonSeen(personId, now, now - sessionLimits.idleMs));
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
    const { idleMs, absoluteMs } = sessionLimits;
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
    return now - seenAt >= sessionLimits.idleMs || now - createdAt >= sessionLimits.absoluteMs;
  }
}
