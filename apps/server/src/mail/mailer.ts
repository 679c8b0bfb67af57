/** What the rest of the server knows about e-mail: it is written down, and somebody sees to it. */
import type { Language } from "@brudnopis/schema";
import type { Statement } from "../store/driver.ts";

export interface Mail {
  /** For whoever wants to ask later what became of it. */
  readonly id?: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
  /** Where an answer goes; absent where nobody would read it. */
  readonly replyTo?: Mailbox | undefined;
  /** Where the reader can end mail like this. */
  readonly unsubscribe?: string | undefined;
}

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface Mailer {
  /** Whether this installation sends e-mail. Where it does not, links are handed over by people. */
  readonly isOn: boolean;
  /**
   * The mail as a statement, for the write of what it tells of. Call `wake` when that is stored.
   * Only where mail is on: nobody would ever send it elsewhere.
   */
  enqueue(mail: Mail): Statement;
  /** Sends what waits without delay. Returns at once: nobody waits for a mail server. */
  wake(): void;
}

/** For an installation without a mail server. */
export const noMailer: Mailer = {
  isOn: false,
  enqueue: () => {
    throw new Error("A mail was queued where no mail is sent");
  },
  wake: () => {},
};
