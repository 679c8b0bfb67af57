/**
 * Hands one mail to the mail server.
 *
 *   M7  Whatever leaves this machine is encrypted, to a server that proves its name: from the start (`smtps:`), or by
 *       STARTTLS, without which nothing is sent.
 *   M8  What people wrote never becomes a header or a second address.
 */
import { createTransport, type NodemailerError, type SMTPTransportOptions } from "nodemailer";
import type { Mail } from "./mailer.ts";
import { oneLine } from "./one-line.ts";

export type OutgoingMail = Mail & { readonly id: string };

/**
 * Why a mail was not sent: the server wants it never (`refused`) or not now (`postponed`), or there is no getting
 * through to it. Nothing here names a person.
 */
export interface SendProblem {
  readonly kind: "refused" | "postponed" | "unreachable";
  readonly code?: string;
  /** What the system says: that the connection was refused, or what is wrong with a certificate. */
  readonly cause?: string;
  readonly status?: number;
  readonly step?: string;
}

export interface MailSender {
  /** Undefined when the server has taken it. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<SendProblem | undefined>;
}

export interface SmtpSettings {
  readonly smtpUrl: string;
  readonly from: string;
}

export function createSmtpSender({ smtpUrl, from }: SmtpSettings): MailSender {
  const transport = createTransport(transportOptions(smtpUrl));
  const sender = senderOf(from);
  return {
    send: async ({ id, to, subject, text, language, replyTo, unsubscribe }, signal) => {
      if (!isPlainAddress(to)) return { kind: "refused", code: "ADDRESS" };
      try {
        await transport.sendMail({
          from: sender,
          to: { name: "", address: to },
          ...(replyTo && isPlainAddress(replyTo.address)
            ? { replyTo: { name: oneLine(replyTo.name), address: replyTo.address } }
            : {}),
          subject: oneLine(subject),
          text,
          messageId: `<${id}@${sender.address.split("@")[1] ?? "localhost"}>`,
          headers: {
            // Nobody's holiday reply is wanted.
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": language,
            // An address of ours: what is behind `#` is base64url.
            ...(unsubscribe === undefined ? {} : { "List-Unsubscribe": `<${unsubscribe}>` }),
          },
          signal,
        });
        return undefined;
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}

function transportOptions(smtpUrl: string): SMTPTransportOptions {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const host = hostname.replace(/^\[|\]$/g, "");
  const isSecure = protocol === "smtps:";
  const staysHere = isLoopback(host);
  return {
    host,
    port: port === "" ? usualPort(isSecure, staysHere) : Number(port),
    secure: isSecure,
    // What does not leave the machine needs no certificate, and a relay on it seldom has a good one.
    ...(staysHere ? { ignoreTLS: true } : { requireTLS: true }),
    tls: { minVersion: "TLSv1.2", rejectUnauthorized: true },
    ...(username === "" ? {} : { auth: { user: decoded(username), pass: decoded(password) } }),
    dnsTimeout: 10_000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A password with a per cent sign that somebody did not encode is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function usualPort(isSecure: boolean, staysHere: boolean): number {
  if (isSecure) return 465;
  return staysHere ? 25 : 587;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** `MID <mid@urzad.example>`, or the address alone. Taken apart here, so that a comma in the name adds no sender. */
function senderOf(from: string): { name: string; address: string } {
  const [, name = "", address = from] = /^(.*?)<([^<>]+)>$/.exec(from.trim()) ?? [];
  return { name: oneLine(name).replace(/^"|"$/g, ""), address: address.trim() };
}

/** Addresses are checked where they come in; this is the last door before the wire. */
function isPlainAddress(address: string): boolean {
  return /^[^\s\p{Cc}@<>(),;:"[\]\\]+@[^\s\p{Cc}@<>(),;:"[\]\\]+$/u.test(address);
}

/** The server's own words are left out: they repeat the address. */
function problemOf(error: unknown): SendProblem {
  if (!isNodemailerError(error)) return { kind: "unreachable" };
  const { code, originalCode, responseCode, command, permanent } = error;
  const isAboutMail = (code === "EENVELOPE" || code === "EMESSAGE") && command !== "MAIL FROM";
  return {
    kind: isAboutMail ? (permanent === true ? "refused" : "postponed") : "unreachable",
    ...(code === undefined ? {} : { code }),
    ...(originalCode === undefined ? {} : { cause: originalCode }),
    ...(responseCode === undefined ? {} : { status: responseCode }),
    ...(command === undefined ? {} : { step: command }),
  };
}

function isNodemailerError(error: unknown): error is NodemailerError {
  return error instanceof Error;
}
