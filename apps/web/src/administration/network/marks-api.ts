/** A network's row of programme marks over the HTTP API. */
import type { ProgrammeMark, ProgrammeMarks, ProgrammeMarksChange } from "@brudnopis/schema";
import { json, send } from "../../api.ts";

const at = (networkId: string) => `/api/networks/${networkId}/marks`;

export const marksApi = {
  row: (networkId: string) => json<ProgrammeMarks>("GET", at(networkId)),
  add: async (networkId: string, alt: string, picture: File): Promise<ProgrammeMark> => {
    const response = await send(
      "POST",
      `${at(networkId)}?${new URLSearchParams({ alt })}`,
      picture,
    );
    // The server validates each response against the schema that the type is inferred from.
    return (await response.json()) as ProgrammeMark;
  },
  change: (networkId: string, change: ProgrammeMarksChange) => send("PUT", at(networkId), change),
  picturePath: (networkId: string, mark: string) => `${at(networkId)}/${mark}`,
};
