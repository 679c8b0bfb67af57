/**
 * E10: secrets are put everywhere that a secret can be, the server is made to say as much as it ever says, and then all
 * that it said is searched for them: what it logged at its most talkative, and what it answered.
 */
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import WebSocket from "ws";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { Authenticator } from "../http/authenticator.ts";
import { type Answer, Client, type RequestOptions } from "../http/client.ts";
import { type Program, startProgram } from "./program.ts";

const password = "kanarek-hasło-0001";
const newPassword = "kanarek-hasło-0002";
const settings = {
  LOG_LEVEL: "trace",
  PORT: "0",
  SECRET_KEY: "kanarek-klucz-instalacji-0123456789",
  // Nobody listens there: what cannot be sent is logged.
  SMTP_URL: "smtp://kanarek-uzytkownik:kanarek-poczta@127.0.0.1:9",
  MAIL_FROM: "MID <mid@konin.example>",
  OIDC_ISSUER: "http://127.0.0.1:9/urzad",
  OIDC_CLIENT_ID: "brudnopis",
  OIDC_CLIENT_SECRET: "kanarek-klient-oidc",
};

test(
  "E10 no secret is in anything that the server logs or answers",
  { timeout: 60_000 },
  async () => {
    const dataDir = join(await temporaryFolder(), "kanarek-adres-bazy");
    const program = await startProgram({ ...settings, DATA_DIR: dataDir });
    const url = await program.line(/running at (http:\S+)/);
    const setUpToken = await program.line(/klucz=(\S{43})/);
    const story = new Story(url);

    await story.setUp(setUpToken);
    const inviteToken = await story.inviteAndAccept();
    const resetToken = await story.resetPassword();
    const guestToken = await story.openAsGuest();
    const { totpSecret, recoveryCode } = await story.turnOnSecondFactor();
    await story.provoke([setUpToken, inviteToken, resetToken, guestToken]);
    await story.openSocket();
    program.child.kill("SIGTERM");
    expect(await program.exitCode).toBe(0);

    const secrets = {
      password,
      newPassword,
      ...Object.fromEntries(story.cookies.map((cookie, index) => [`cookie ${index}`, cookie])),
      setUpToken,
      inviteToken,
      resetToken,
      guestToken,
      totpSecret,
      recoveryCode,
      databaseAddress: dataDir,
      secretKey: settings.SECRET_KEY,
      mailPassword: "kanarek-poczta",
      clientSecret: settings.OIDC_CLIENT_SECRET,
    };
    expect(story.cookies.length).toBeGreaterThan(2);
    // It was talkative, and the search finds what is there.
    expect(program.output()).toContain('"route":"/api/invitation/accept"');
    expect(story.answers.some(({ text }) => text.includes("Ewa Lis"))).toBe(true);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(secret.length, name).toBeGreaterThan(9);
      expect(logOf(program), `${name} in the log`).not.toContain(secret);
      const told = story.answers
        .filter(({ text }) => text.includes(secret))
        .map(({ what }) => what);
      expect([name, told]).toEqual([name, handedOut[name] ?? []]);
    }
  },
);

/** A secret is told once, to the person it is for. */
const handedOut: Readonly<Record<string, readonly string[]>> = {
  inviteToken: ["POST /api/invitations"],
  resetToken: ["POST /api/people/:id/reset-link"],
  guestToken: ["POST /api/documents/:id/guest-links"],
  totpSecret: ["POST /api/me/totp"],
  recoveryCode: ["POST /api/me/totp/confirm"],
};

/** All but the one line that tells whoever starts an empty installation how to begin. */
function logOf(program: Program): string {
  const lines = program.output().split("\n");
  return lines.filter((line) => !/^ {2}http\S+\/konfiguracja/.test(line)).join("\n");
}

const MadeLink = z.object({ link: z.string() });
const MadeReport = z.object({ results: z.array(MadeLink) });
const SomeMe = z.object({ id: z.string(), organisations: z.array(z.object({ id: z.string() })) });

/** What a few people do, with everything that they are answered written down. */
class Story {
  readonly answers: { what: string; text: string }[] = [];
  readonly cookies: string[] = [];
  readonly #url: string;
  readonly #ewa: Client;
  #documentId = "";
  #annaId = "";

  constructor(url: string) {
    this.#url = url;
    this.#ewa = new Client(url);
  }

  async setUp(token: string): Promise<void> {
    const account = { name: "Ewa Lis", email: "ewa@konin.example", organisation: "Konin" };
    const { body } = await this.#post(this.#ewa, "/api/set-up", { ...account, token, password });
    const [organisation] = SomeMe.parse(body).organisations;
    const document = await this.#post(this.#ewa, "/api/documents", {
      template: { id: "mid", version: 1 },
      organisation: organisation?.id,
      title: "Ciepło z ziemi",
    });
    this.#documentId = z.object({ id: z.string() }).parse(document.body).id;
  }

  /** @returns The invitation's token. */
  async inviteAndAccept(): Promise<string> {
    const people = [{ email: "anna@konin.example", name: "Anna Wójcik" }];
    const invited = await this.#post(this.#ewa, "/api/invitations", {
      role: "administrator",
      people,
    });
    const token = tokenOf(MadeReport.parse(invited.body).results[0]?.link);
    const anna = new Client(this.#url);
    await this.#post(anna, "/api/invitation/look", { token });
    const name = "Anna Wójcik";
    const accepted = await this.#post(anna, "/api/invitation/accept", { token, name, password });
    this.#annaId = SomeMe.parse(accepted.body).id;
    await this.#post(anna, "/api/invitation/accept", { token, name, password });
    return token;
  }

  /** @returns The reset link's token. */
  async resetPassword(): Promise<string> {
    await this.#post(new Client(this.#url), "/api/password-reset", { email: "anna@konin.example" });
    const path = `/api/people/${this.#annaId}/reset-link`;
    const made = await this.#post(this.#ewa, path, undefined, "/api/people/:id/reset-link");
    const token = tokenOf(MadeLink.parse(made.body).link);
    const anna = new Client(this.#url);
    await this.#post(anna, "/api/password-reset/look", { token });
    await this.#post(anna, "/api/password-reset/use", { token, password: newPassword });
    const credentials = { email: "anna@konin.example", password: newPassword };
    await this.#post(anna, "/api/sign-in", credentials);
    return token;
  }

  /** @returns The guest link's token. */
  async openAsGuest(): Promise<string> {
    const path = `/api/documents/${this.#documentId}/guest-links`;
    const made = await this.#post(this.#ewa, path, {}, "/api/documents/:id/guest-links");
    const token = tokenOf(MadeLink.parse(made.body).link);
    await this.#post(new Client(this.#url), "/api/guest/look", { token });
    await this.#post(new Client(this.#url), "/api/guest/document", { token });
    return token;
  }

  async turnOnSecondFactor(): Promise<{ totpSecret: string; recoveryCode: string }> {
    const start = await this.#post(this.#ewa, "/api/me/totp", { password });
    const { secret } = z.object({ secret: z.string() }).parse(start.body);
    const code = new Authenticator(secret).codeAt(Date.now());
    const confirmed = await this.#post(this.#ewa, "/api/me/totp/confirm", { code });
    const { codes } = z.object({ codes: z.array(z.string()) }).parse(confirmed.body);
    const again = new Client(this.#url);
    await this.#post(again, "/api/sign-in", { email: "ewa@konin.example", password });
    await this.#post(again, "/api/sign-in/code", { code: codes[0] });
    return { totpSecret: secret, recoveryCode: codes[1] ?? "" };
  }

  /** Requests that are wrong in every way that might make somebody log them whole. */
  async provoke(tokens: readonly string[]): Promise<void> {
    const client = new Client(this.#url);
    await this.#post(client, "/api/sign-in", {
      email: "ewa@konin.example",
      password: `${password}x`,
    });
    await this.#post(client, "/api/sign-in", `{"password":"${password}`);
    await this.#post(client, "/api/sign-in", { email: password, password });
    await this.#post(client, "/api/sign-in/sso", { returnTo: "/" });
    for (const token of tokens) {
      for (const path of [`/zaproszenie?klucz=${token}`, `/api/${token}`, `/api/%zz${token}`]) {
        await this.#ask(client, path, {}, "a page with a token in its address");
      }
      await this.#ask(client, "/api/me", { headers: { authorization: `Bearer ${token}` } });
      await this.#ask(client, "/api/me", { headers: { cookie: `brudnopis=${token}` } });
      await this.#post(client, "/api/invitation/look", { token, also: token });
      await this.#post(client, "/api/guest/answer", { token, name: "x\u001b[31m\n{}", text: "x" });
    }
    await this.#post(client, "/api/set-up", { name: "x".repeat(1_000_000), password });
  }

  async openSocket(): Promise<void> {
    const { cookie = "" } = this.#ewa;
    const socket = new WebSocket(`${this.#url.replace("http", "ws")}/sync/${this.#documentId}`, {
      headers: { cookie, origin: this.#url },
    });
    await once(socket, "message");
    socket.send(password);
    await once(socket, "close");
  }

  #post(client: Client, path: string, body?: unknown, what = path): Promise<Answer> {
    return this.#ask(
      client,
      path,
      { method: "POST", ...(body === undefined ? {} : { body }) },
      `POST ${what}`,
    );
  }

  async #ask(
    client: Client,
    path: string,
    options: RequestOptions,
    what = `GET ${path}`,
  ): Promise<Answer> {
    const answer = await client.send(path, options);
    const headers = [...answer.headers].filter(([name]) => name !== "set-cookie");
    const body = answer.body instanceof Uint8Array ? "" : JSON.stringify(answer.body ?? "");
    this.answers.push({ what, text: `${JSON.stringify(headers)}${body}` });
    for (const cookie of answer.headers.getSetCookie()) {
      const value = cookie.split(";")[0]?.split("=")[1] ?? "";
      if (value !== "") this.cookies.push(value);
    }
    return answer;
  }
}

function tokenOf(link: string | undefined): string {
  const token = new URL(link ?? "").hash.split("klucz=")[1];
  if (token === undefined) throw new Error("The link carries no token");
  return token;
}
