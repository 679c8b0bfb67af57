/** Who has which section, and what is muted, over the HTTP API. */
import type { DocumentPlan, NewMute, PlanPerson, SectionPlanChange } from "@brudnopis/schema";
import { json, send } from "../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}`;

export const planApi = {
  plan: (id: string) => json<DocumentPlan>("GET", `${at(id)}/plan`),
  people: (id: string) => json<PlanPerson[]>("GET", `${at(id)}/plan/people`),
  changeSection: (id: string, section: string, change: SectionPlanChange) =>
    send("PUT", `${at(id)}/sections/${section}`, change),
  mute: (id: string, mute: NewMute) => send("POST", `${at(id)}/mutes`, mute),
  unmute: (id: string, key: string) => send("DELETE", `${at(id)}/mutes`, { key }),
};
