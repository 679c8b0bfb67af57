/** Suggestions for tests: what pages send, and what they do to accept one. */
import { applySuggestion, insertedBy } from "@brudnopis/document";
import { Suggestion, type SuggestionDecision, Template } from "@brudnopis/schema";
import { expect } from "vitest";
import { z } from "zod";
import type { StockClient } from "../sync/sockets.ts";
import type { Answer, Client } from "./client.ts";
import { konin, pageId } from "./remarks.ts";

export function batchOf(changes: readonly unknown[], note = "") {
  return {
    batch: pageId(),
    note,
    suggestions: changes.map((change) => ({ id: pageId(), change, label: "Koszt" })),
  };
}

export function suggest(client: Client, changes: readonly unknown[], note = ""): Promise<Answer> {
  return client.post(`${konin}/suggestions`, batchOf(changes, note));
}

/** Those that are there now. */
export async function suggested(
  client: Client,
  changes: readonly unknown[],
  note = "",
): Promise<Suggestion[]> {
  return z.array(Suggestion).parse((await suggest(client, changes, note)).body);
}

export function decide(
  client: Client,
  suggestion: { readonly id: string } | undefined,
  decision: SuggestionDecision,
): Promise<Answer> {
  return client.post(`${konin}/suggestions/${suggestion?.id}/decision`, decision);
}

/** As the page does it: claim, write, wait until it is stored, say so. */
export async function acceptedBy(
  client: Client,
  typing: StockClient,
  suggestion: Suggestion | undefined,
): Promise<void> {
  if (!suggestion) throw new Error("There is nothing to accept");
  const template = await templateOf(client);
  await decide(client, suggestion, { decision: "accept" });
  const inserted = insertedBy(typing.doc, () => {
    expect(applySuggestion(typing.doc, template, suggestion.change)).toBe("applied");
  });
  await typing.saved();
  const { status } = await decide(client, suggestion, { decision: "applied", inserted });
  expect(status).toBe(200);
}

async function templateOf(client: Client): Promise<Template> {
  const { body } = await client.get(konin);
  return z.looseObject({ template: Template }).parse(body).template;
}
