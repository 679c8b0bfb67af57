/** What tests of invitations do again and again, through the HTTP API only. */
import {
  Invitation,
  InvitationReport,
  type NewInvitations,
  type InvitationReport as Report,
} from "@brudnopis/schema";
import { z } from "zod";
import type { Answer, Client } from "./client.ts";
import { id } from "./ground.ts";

export const organisation = `/api/organisations/${id("konin")}/invitations`;
export const network = `/api/networks/${id("energia")}/invitations`;
export const document = `/api/documents/${id("midkonin")}/invitations`;
export const installation = "/api/invitations";

export const newPassword = "bardzo-długie-hasło";

type Invited = Extract<Report["results"][number], { outcome: "invited" }>;

/** Asks for one invitation to be an editor, and takes what was made. */
export async function inviteTo(
  client: Client,
  path: string,
  email: string,
  more: Partial<NewInvitations> = {},
): Promise<Invited & { token: string }> {
  const answer = await client.post(path, { role: "editor", people: [{ email }], ...more });
  const [result] = reportOf(answer).results;
  if (result?.outcome !== "invited") throw new Error(`Not invited: ${answer.status}`);
  return { ...result, token: tokenOf(result.link) };
}

export function reportOf({ body }: Answer): Report {
  return InvitationReport.parse(body);
}

export async function listOf(client: Client, path: string): Promise<Invitation[]> {
  return z.array(Invitation).parse((await client.get(path)).body);
}

/** A page takes the token out of what is behind the `#`. */
export function tokenOf(link: string): string {
  return new URLSearchParams(new URL(link).hash.slice(1)).get("klucz") ?? "";
}

export function look(client: Client, token: string): Promise<Answer> {
  return client.post("/api/invitation/look", { token });
}

export function acceptAsNew(client: Client, token: string, name = "Jan Nowy"): Promise<Answer> {
  return client.post("/api/invitation/accept", { token, name, password: newPassword });
}

export function accept(client: Client, token: string): Promise<Answer> {
  return client.post("/api/invitation/accept", { token });
}
