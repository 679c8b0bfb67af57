/** Who has which section, by when, what is ready, and which findings of the check are muted: beside the document. */
import { z } from "zod";
import { Key } from "./template.ts";

/** Milliseconds since the epoch. */
const time = z.int();

export const PlanPerson = z.strictObject({
  id: z.string(),
  name: z.string(),
  organisation: z.string(),
  /** Index into the palette of people's colours, one per organisation. */
  hue: z.int().min(0).max(7),
  /** False for who has lost the right to write since: they stay named until the lead names somebody else. */
  mayEdit: z.boolean(),
});
export type PlanPerson = z.infer<typeof PlanPerson>;

export const SectionPlan = z.strictObject({
  section: Key,
  owner: PlanPerson.optional(),
  helpers: z.array(PlanPerson),
  /** ISO 8601 `YYYY-MM-DD`. */
  due: z.iso.date().optional(),
  /** Set by the lead: who said that the section is ready, and when. */
  ready: z.strictObject({ by: z.string(), at: time }).optional(),
});
export type SectionPlan = z.infer<typeof SectionPlan>;

export const MutedFinding = z.strictObject({
  /** See `findingKey` in `packages/document`. */
  key: z.string(),
  rule: Key,
  place: z.string(),
  reason: z.string(),
  by: z.string(),
  at: time,
});
export type MutedFinding = z.infer<typeof MutedFinding>;

export const DocumentPlan = z.strictObject({
  /** Sections about which something was said. */
  sections: z.array(SectionPlan),
  muted: z.array(MutedFinding),
  /**
   * Places with remarks that the city has not addressed, and answers of guests that nobody has decided about: each only for
   * those who may see them. Notes within the team do not count.
   */
  openRemarks: z.array(z.strictObject({ place: z.string(), count: z.int() })),
  /** Whether this person leads: says what is ready, and who has what. */
  canLead: z.boolean(),
  canMute: z.boolean(),
});
export type DocumentPlan = z.infer<typeof DocumentPlan>;

/** What is absent stays as it is; null takes it away. */
export const SectionPlanChange = z.strictObject({
  owner: z.string().nullable().optional(),
  helpers: z.array(z.string()).max(12).optional(),
  due: z.iso.date().nullable().optional(),
  ready: z.boolean().optional(),
});
export type SectionPlanChange = z.infer<typeof SectionPlanChange>;

export const NewMute = z.strictObject({
  key: z.string().min(1).max(400),
  rule: Key,
  place: z.string().min(1).max(160),
  reason: z.string().trim().min(3).max(500),
});
export type NewMute = z.infer<typeof NewMute>;
