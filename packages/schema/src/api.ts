/** Bodies of the HTTP API. The server validates what comes in and sends only what is declared here. */
import { z } from "zod";
import { errorCodes } from "./errors.ts";
import { Pack, Template, TemplateRef } from "./template.ts";

export const ErrorBody = z.strictObject({
  error: z.strictObject({
    code: z.enum(errorCodes),
    message: z.string(),
    issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    section: z.string().optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

const email = z.email().max(254);
/** Long enough to be a phrase; the upper bound keeps hashing cheap. */
export const Password = z.string().min(10).max(200);

export const SignIn = z.strictObject({ email, password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

export const SetUp = z.strictObject({
  token: z.string().min(20).max(100),
  name: z.string().trim().min(1).max(120),
  email,
  password: Password,
  organisation: z.string().trim().min(1).max(200),
});
export type SetUp = z.infer<typeof SetUp>;

export const Role = z.enum([
  "administrator",
  "coordinator",
  "facilitator",
  "observer",
  "lead",
  "editor",
]);
export type Role = z.infer<typeof Role>;

/** Index into the palette of people's colours, one per organisation. */
const hue = z.int().min(0).max(7);

export const Me = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  hue,
  roles: z.array(Role),
  /** Organisations in whose name this person may start a document. */
  organisations: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      networkName: z.string().optional(),
      pack: z.string().optional(),
    }),
  ),
});
export type Me = z.infer<typeof Me>;

export const Permission = z.enum(["read", "edit", "export"]);
export type Permission = z.infer<typeof Permission>;

export const Progress = z.strictObject({
  /** Required fields and collections that are filled, and how many there are. */
  filled: z.int().min(0),
  required: z.int().min(0),
});
export type Progress = z.infer<typeof Progress>;

export const DocumentState = z.enum(["draft", "in-review", "final"]);
export type DocumentState = z.infer<typeof DocumentState>;

export const DocumentSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  template: TemplateRef,
  templateTitle: z.string(),
  state: DocumentState,
  illustrative: z.boolean(),
  progress: Progress,
  organisations: z.array(z.string()),
  network: z.string().optional(),
  permissions: z.array(Permission),
  /** Milliseconds since the epoch. */
  createdAt: z.int(),
  editedAt: z.int(),
  editedBy: z.string().optional(),
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const DocumentDetails = z.strictObject({
  document: DocumentSummary,
  template: Template,
  pack: Pack.optional(),
});
export type DocumentDetails = z.infer<typeof DocumentDetails>;

export const NewDocument = z.strictObject({
  template: TemplateRef,
  organisation: z.string().min(1).max(64),
  title: z.string().trim().min(1).max(250),
});
export type NewDocument = z.infer<typeof NewDocument>;

export const TemplateSummary = z.strictObject({
  ref: TemplateRef,
  title: z.strictObject({ pl: z.string(), en: z.string() }),
  sections: z.int(),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

export const ExportFormat = z.enum(["pdf"]);
