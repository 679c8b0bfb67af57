/** Questions to people without an account, and what they answered, over the HTTP API. */
import type { GuestLink, NewGuestLinkAnswer, NewQuestion, Proposal } from "@brudnopis/schema";
import { json, send } from "../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}`;

export const proposalsApi = {
  questions: (id: string) => json<GuestLink[]>("GET", `${at(id)}/questions`),
  ask: (id: string, body: NewQuestion) =>
    json<NewGuestLinkAnswer>("POST", `${at(id)}/questions`, body),
  takeBack: (id: string, linkId: string) => send("DELETE", `${at(id)}/questions/${linkId}`),
  answers: (id: string) => json<Proposal[]>("GET", `${at(id)}/proposals`),
  decide: (id: string, proposalId: string, state: Proposal["state"]) =>
    send("POST", `${at(id)}/proposals/${proposalId}`, { state }),
};
