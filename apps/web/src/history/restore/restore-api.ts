/** The server's part in restoring, over the HTTP API. */
import type { RestoreStart, Revision } from "@brudnopis/schema";
import { ApiError, json, send } from "../../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}`;

export const restoreApi = {
  /** One Yjs update. */
  state: async (id: string, revision: string): Promise<Uint8Array> => {
    const response = await send("GET", `${at(id)}/revisions/${revision}/state`);
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      // The beginning of a state says nothing about its end.
      throw new ApiError("offline", undefined, cause);
    }
  },
  /** Keeps the state as it is, and writes down what is about to happen. */
  start: (id: string, restore: RestoreStart) =>
    json<Revision>("POST", `${at(id)}/restores`, restore),
};
