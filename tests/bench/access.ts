/**
 * What it costs to let people in: 500 authenticated upgrades at once, beside `@y/websocket-server`, which asks nobody
 * who they are; and the work that goes into one password. Run by `npm run bench:access`.
 */
import { once } from "node:events";
import { WebSocket } from "ws";
import { createPasswords } from "../../apps/server/src/access/passwords.ts";
import { endProcess, heard, startPeer, startProcess } from "./processes.ts";
import { median, report } from "./report.ts";

const bench = "access";
const upgrades = 500;
const turns = 7;

interface OurServer {
  readonly url: string;
  readonly documentId: string;
  readonly password: string;
  readonly emails: readonly string[];
}

interface Door {
  readonly subject: string;
  /** Address of one document, for WebSockets. */
  readonly url: string;
  /** One for each upgrade. */
  readonly headers: readonly Readonly<Record<string, string>>[];
  readonly times: number[];
}

await main();

async function main(): Promise<void> {
  const ourProcess = startProcess("access/our-server.ts");
  const ours = await heard<OurServer>(ourProcess);
  const peerProcess = await startPeer();
  const { port: peerPort } = await heard<{ port: number }>(peerProcess);
  const doors: Door[] = [
    {
      subject: "us",
      url: `${ours.url.replace("http", "ws")}/sync/${ours.documentId}`,
      headers: await signInMany(ours),
      times: [],
    },
    {
      subject: "@y/websocket-server",
      url: `ws://127.0.0.1:${peerPort}/konin`,
      headers: Array.from({ length: upgrades }, () => ({})),
      times: [],
    },
  ];
  for (let turn = 0; turn < turns; turn += 1) {
    for (const door of doors) door.times.push(await knock(door));
  }
  for (const { subject, times } of doors) {
    const bar = subject === "us" ? { bar: 2000 } : {};
    report({ bench, metric: "upgrades-500", subject, value: median(times), unit: "ms", ...bar });
  }
  for (const child of [ourProcess, peerProcess]) await endProcess(child);
  await measurePasswords();
}

/** Milliseconds until all have their first frame. */
async function knock({ url, headers }: Door): Promise<number> {
  const start = performance.now();
  const sockets = headers.map((own) => new WebSocket(url, { headers: own }));
  await Promise.all(sockets.map((socket) => once(socket, "message")));
  const elapsed = performance.now() - start;
  const closed = sockets.map((socket) => once(socket, "close"));
  for (const socket of sockets) socket.terminate();
  await Promise.all(closed);
  return elapsed;
}

/** A session for each upgrade, of all people in turn who may open the document. */
async function signInMany({ url, emails, password }: OurServer): Promise<Record<string, string>[]> {
  const readers = emails.filter((email) => !email.startsWith("marek."));
  const all: Record<string, string>[] = [];
  for (let count = 0; count < upgrades; count += 1) {
    const email = readers[count % readers.length];
    const response = await fetch(`${url}/api/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(`Signing in was answered with ${response.status}`);
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    all.push({ cookie: cookies.join("; "), origin: url });
  }
  return all;
}

/** One at a time, and eight at once: no more than two per core are worked out together. */
async function measurePasswords(): Promise<void> {
  const passwords = await createPasswords();
  const stored = await passwords.hash("dobre-długie-hasło");
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const start = performance.now();
    await passwords.verify("nie-to-hasło", stored, "known");
    times.push(performance.now() - start);
  }
  report(
    { bench, metric: "scrypt", subject: "us", value: median(times), unit: "ms", bar: 50 },
    "at least",
  );
}
