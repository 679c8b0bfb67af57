/** An organisation's Word template over the HTTP API. */
import type { WordTemplateState } from "@brudnopis/schema";
import { json, send } from "../../api.ts";

const at = (organisationId: string) => `/api/organisations/${organisationId}/word-template`;

export const wordTemplateApi = {
  state: (id: string) => json<WordTemplateState>("GET", at(id)),
  give: async (id: string, file: File): Promise<WordTemplateState> => {
    const response = await send("PUT", at(id), file);
    // The server validates each response against the schema that the type is inferred from.
    return (await response.json()) as WordTemplateState;
  },
  takeAway: (id: string) => send("DELETE", at(id)),
  /** A Word file with every style that documents use, to begin from. */
  samplePath: (id: string) => `${at(id)}/sample`,
};
