/** Remarks for tests: what pages send, and what they get. */
import { type NewThread, ReviewFeed, Thread, type ThreadStep } from "@brudnopis/schema";
import type { z } from "zod";
import type { Answer, Client } from "./client.ts";
import { id } from "./ground.ts";

export const konin = `/api/documents/${id("midkonin")}`;

/** Ids of threads and messages as pages choose them. */
let count = 0;
export function pageId(): string {
  count += 1;
  return `page${String(count).padStart(12, "0")}`;
}

export const anchor = {
  start: "AQID",
  end: "BAUG",
  quote: "ciepło z ziemi",
  prefix: "Miasto bierze ",
  suffix: " i ze słońca",
  occurrences: 1,
};

export function aThread(own: Partial<z.input<typeof NewThread>> = {}): z.input<typeof NewThread> {
  return {
    id: pageId(),
    place: { type: "section", section: "challenge" },
    kind: "question",
    text: "Skąd ta liczba?",
    ...own,
  };
}

export function remark(
  client: Client,
  own: Partial<z.input<typeof NewThread>> = {},
  document = konin,
): Promise<Answer> {
  return client.post(`${document}/threads`, aThread(own));
}

/** One that is there now. */
export async function started(
  client: Client,
  own: Partial<z.input<typeof NewThread>> = {},
): Promise<Thread> {
  return Thread.parse((await remark(client, own)).body);
}

export function reply(client: Client, thread: string, text: string): Promise<Answer> {
  return client.post(`${konin}/threads/${thread}/messages`, { id: pageId(), text });
}

export function step(client: Client, thread: string, body: ThreadStep): Promise<Answer> {
  return client.post(`${konin}/threads/${thread}/steps`, body);
}

export async function feedOf(client: Client, since = 0): Promise<ReviewFeed> {
  return ReviewFeed.parse((await client.get(`${konin}/review?since=${since}`)).body);
}

export async function threadIn(client: Client, thread: string): Promise<Thread | undefined> {
  return (await feedOf(client)).threads.find((each) => each.id === thread);
}

/** What the document says, byte for byte. */
export async function stateOf(client: Client): Promise<Uint8Array> {
  const { body } = await client.get(`${konin}/state`);
  if (!(body instanceof Uint8Array)) throw new Error("A state is bytes");
  return body;
}
