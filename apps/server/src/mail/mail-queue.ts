/**
 * E-mail waits in the database until a mail server has taken it.
 *
 *   M1  A mail is queued in the same write as what it tells of: both are stored, or none.
 *   M2  What waits is sealed, and gone as soon as it was sent or given up.
 *   M3  One is sent at a time. One that is refused holds up no other; when the server cannot be reached, all wait.
 *   M4  What was not sent is tried again after a minute, then more and more rarely, and given up after a day. What is
 *       three days old when it is looked at is not sent at all.
 *   M5  It is sent at least once: a server that stops in the middle sends it again, under the same message id.
 *   M6  The log says which mail by its id, never to whom or what.
 */
import { Language } from "@brudnopis/schema";
import { z } from "zod";
import type { Seal } from "../access/seal.ts";
import { newId } from "../ids.ts";
import type { Driver, Statement } from "../store/driver.ts";
import {
  deleteOldMail,
  type DueMail,
  dueMail,
  giveUpMail,
  insertMail,
  isMailWaiting,
  markMailSent,
  postponeMail,
} from "../store/mail.ts";
import type { Mail, Mailer } from "./mailer.ts";
import type { MailSender, SendProblem } from "./sender.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const pausesMs = [1, 5, 15, 30, 60, 120, 240, 360].map((minutes) => minutes * minuteMs);
const longestWaitMs = dayMs;

/** After a server stood still for so long, the links in what waited do not work any more. */
const staleMs = 3 * dayMs;

/** For so long it is known what became of a mail: longer than any page shows it. */
const keptMs = 60 * dayMs;

/** Read at once. What is left is read next. */
const batch = 100;

const purpose = "mail";

const SealedMail = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  language: Language,
  replyTo: z.strictObject({ name: z.string(), address: z.string() }).optional(),
  unsubscribe: z.string().optional(),
});

export interface MailLog {
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

export interface MailQueueOptions {
  readonly driver: Driver;
  readonly seal: Seal;
  readonly sender: MailSender;
  readonly clock: () => number;
  readonly log: MailLog;
}

export class MailQueue implements Mailer {
  readonly isOn = true;
  readonly #driver: Driver;
  readonly #seal: Seal;
  readonly #sender: MailSender;
  readonly #clock: () => number;
  readonly #log: MailLog;
  readonly #stopping = new AbortController();
  #round: Promise<void> | undefined;
  #isAskedAgain = false;

  constructor({ driver, seal, sender, clock, log }: MailQueueOptions) {
    this.#driver = driver;
    this.#seal = seal;
    this.#sender = sender;
    this.#clock = clock;
    this.#log = log;
  }

  enqueue({ id = newId(), ...mail }: Mail): Statement {
    return insertMail(
      id,
      this.#seal.close(purpose, JSON.stringify(SealedMail.parse(mail))),
      this.#clock(),
    );
  }

  wake(): void {
    void this.deliver();
  }

  /** Sends what is due. Asked while it is at it, it looks once more before it is done. */
  async deliver(): Promise<void> {
    this.#isAskedAgain = true;
    this.#round ??= this.#rounds();
    return this.#round;
  }

  /** Ends with the mail that is being sent now: it is cut off, and sent again after the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#round;
  }

  async #rounds(): Promise<void> {
    while (this.#isAskedAgain && !this.#stopping.signal.aborted) {
      this.#isAskedAgain = false;
      try {
        await this.#sendDue();
      } catch (error) {
        this.#log.error({ err: error }, "The queue of e-mail cannot be used");
      }
    }
    // Here and not later: who asks from now on has to find no round under way.
    this.#round = undefined;
  }

  async #sendDue(): Promise<void> {
    for (;;) {
      const due = await dueMail(this.#driver, this.#clock(), batch);
      if (due.length === 0) return;
      for (const [index, mail] of due.entries()) {
        const goesOn = await this.#sendOne(mail, due.slice(index));
        if (!goesOn || this.#stopping.signal.aborted) return;
      }
    }
  }

  /** @returns Whether the next one may be tried. */
  async #sendOne(due: DueMail, rest: readonly DueMail[]): Promise<boolean> {
    if (!(await isMailWaiting(this.#driver, due.id))) return true;
    const mail = this.#opened(due);
    if (!mail) {
      await this.#driver.write([giveUpMail(due.id, this.#clock())]);
      return true;
    }
    const { signal } = this.#stopping;
    const problem = await this.#sender.send({ id: due.id, ...mail }, signal);
    const now = this.#clock();
    if (!problem) {
      await this.#driver.write([markMailSent(due.id, now), deleteOldMail(now - keptMs)]);
      return true;
    }
    if (signal.aborted) return false;
    const { kind, ...cause } = problem;
    this.#log.warn({ mailId: due.id, kind, ...cause }, "A mail was not sent");
    const concerned = kind === "unreachable" ? rest : [due];
    await this.#driver.write(concerned.map((one) => this.#afterFailure(one, problem, now)));
    return kind !== "unreachable";
  }

  #afterFailure({ id, createdAt, attempts }: DueMail, problem: SendProblem, now: number) {
    const nextAt = now + (pausesMs[attempts] ?? Math.max(...pausesMs));
    const isHopeless = problem.kind === "refused" || nextAt > createdAt + longestWaitMs;
    if (!isHopeless) return postponeMail(id, nextAt);
    this.#log.error({ mailId: id, attempts: attempts + 1 }, "A mail was given up");
    return giveUpMail(id, now);
  }

  /** Undefined for what there is no point in sending. */
  #opened({ id, sealed, createdAt }: DueMail): z.infer<typeof SealedMail> | undefined {
    if (this.#clock() - createdAt >= staleMs) {
      this.#log.error({ mailId: id }, "A mail is too old to be sent");
      return undefined;
    }
    const text = this.#seal.open(purpose, sealed);
    if (text === undefined) {
      this.#log.error({ mailId: id }, "A mail cannot be opened; was the secret key changed?");
      return undefined;
    }
    return SealedMail.parse(JSON.parse(text));
  }
}
