/** A real mail server for tests: it speaks SMTP on a port of its own and keeps what it gets. */
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";
import type { Config } from "../../apps/server/src/config.ts";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly isEncrypted: boolean;
  /** Who the sender said it was, when it signed in. */
  readonly user: string | undefined;
  /** As it came over the wire. */
  readonly raw: string;
  /** Names in lower case; words that were encoded are decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** In PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface PostOfficeOptions {
  readonly port?: number;
  /** Whether encryption is offered, begins at once, or there is none. */
  readonly encryption?: "starttls" | "from-the-start" | "none";
  readonly certificate?: Certificate;
  /** The code and words with which a recipient is refused. */
  readonly refuse?: (address: string) => { code: number; words: string } | undefined;
}

export class PostOffice {
  readonly port: number;
  readonly received: ReceivedMail[] = [];
  readonly #server: SMTPServer;
  readonly #waiting: ((mail: ReceivedMail) => void)[] = [];
  #taken = 0;
  #open = 0;
  /** The most connections that there were at one time. */
  mostAtOnce = 0;

  constructor(server: SMTPServer, port: number) {
    this.#server = server;
    this.port = port;
  }

  /** The next one that no test has asked for yet. */
  next(): Promise<ReceivedMail> {
    const mail = this.received[this.#taken];
    this.#taken += 1;
    return mail
      ? Promise.resolve(mail)
      : new Promise((resolve) => {
          this.#waiting.push(resolve);
        });
  }

  receive(mail: ReceivedMail): void {
    this.received.push(mail);
    this.#waiting.shift()?.(mail);
  }

  connected(): void {
    this.#open += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
  }

  disconnected(): void {
    this.#open -= 1;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

/** Closed when the test is over. */
export async function openPostOffice(options: PostOfficeOptions = {}): Promise<PostOffice> {
  const { port: wanted = 0, encryption = "none", certificate, refuse } = options;
  const offer: SMTPServerOptions = {
    secure: encryption === "from-the-start",
    disabledCommands: encryption === "none" ? ["STARTTLS"] : [],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    ...certificate,
    onConnect: (_session, done) => {
      office.connected();
      done();
    },
    onClose: () => office.disconnected(),
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refuse?.(address);
      if (!refusal) return done();
      done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
    },
    onData: (stream, { envelope, secure, user }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        const raw = Buffer.concat(chunks).toString("latin1");
        office.receive({ from, to, isEncrypted: secure, user, raw, ...taken(raw) });
        done();
      });
    },
  };
  const server = new SMTPServer(offer);
  // A client that hangs up in the middle is what some of the tests are about.
  server.on("error", () => {});
  const port = await new Promise<number>((resolve, reject) => {
    server.on("error", reject);
    const listening = server.listen(wanted, "127.0.0.1", () => {
      // Listening on TCP, it has an address and a port.
      resolve((listening.address() as AddressInfo).port);
    });
  });
  const office = new PostOffice(server, port);
  onTestFinished(() => office.close());
  return office;
}

/** What a server of ours needs to send its mail there, unencrypted, as to a relay on the same machine. */
export function mailThrough({ port }: PostOffice): Pick<Config, "mail"> {
  return { mail: { smtpUrl: `smtp://127.0.0.1:${port}`, from: "MID <mid@urzad.example>" } };
}

/** The first link in a mail. */
export function linkIn({ text }: ReceivedMail): string {
  const [link = ""] = /https?:\/\/\S+/.exec(text) ?? [];
  return link;
}

/** Takes a message apart: one part of plain text is all that we send. */
function taken(raw: string): Pick<ReceivedMail, "headers" | "text"> {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), decodedWords(line.slice(colon + 1).trim())];
    }),
  );
  const encoding = headers.get("content-transfer-encoding");
  const body = raw.slice(end + 4);
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64")
      : encoding === "quoted-printable"
        ? fromQuoted(body.replace(/=\r\n/g, ""))
        : Buffer.from(body, "latin1");
  return { headers, text: bytes.toString("utf8").replaceAll("\r\n", "\n") };
}

/** `=?UTF-8?Q?=C5=81?=` is „Ł”. White space between two encoded words does not count. */
function decodedWords(header: string): string {
  const encoded = /=\?utf-8\?([qb])\?([^?]*)\?=/gi;
  return header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/(?:=\?utf-8\?[qb]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(encoded)].map(([, kind = "", word = ""]) =>
          kind.toLowerCase() === "b"
            ? Buffer.from(word, "base64")
            : fromQuoted(word.replaceAll("_", " ")),
        ),
      ).toString("utf8"),
    );
}

function fromQuoted(text: string): Buffer {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1");
}
