import type { Orphan, TemplateMoved, TemplateMovePreview, TemplateRef } from "@brudnopis/schema";
import { json } from "../api.ts";

export const templateMoveApi = {
  orphans: (document: string) => json<Orphan[]>("GET", `/api/documents/${document}/orphans`),
  preview: (document: string, version: number) =>
    json<TemplateMovePreview>("GET", `/api/documents/${document}/template-move?to=${version}`),
  move: (document: string, to: TemplateRef) =>
    json<TemplateMoved>("POST", `/api/documents/${document}/template-move`, { to }),
};
