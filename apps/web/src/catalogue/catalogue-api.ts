import type { Pack, TemplateRef } from "@brudnopis/schema";
import { json } from "../api.ts";

export const catalogueApi = {
  pack: ({ id, version }: TemplateRef, pack: string) =>
    json<Pack>("GET", `/api/templates/${id}/${version}/packs/${pack}`),
};
