/** Review rounds over the HTTP API. */
import type {
  NewRound,
  PeerGrid,
  Round,
  RoundChange,
  RoundList,
  RoundStep,
} from "@brudnopis/schema";
import { json, send } from "../../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}/rounds`;

export const roundsApi = {
  list: (id: string) => json<RoundList>("GET", at(id)),
  send: (id: string, round: NewRound) => json<Round>("POST", at(id), round),
  change: (id: string, round: string, change: RoundChange) =>
    json<Round>("PATCH", `${at(id)}/${round}`, change),
  step: (id: string, round: string, step: RoundStep["step"]) =>
    json<Round>("POST", `${at(id)}/${round}/steps`, { step }),
  keepGrid: (id: string, round: string, grid: PeerGrid) =>
    send("PUT", `${at(id)}/${round}/grid`, grid),
  /** The frozen text as one Yjs update. */
  state: async (id: string, round: string) => {
    const response = await send("GET", `${at(id)}/${round}/state`);
    return new Uint8Array(await response.arrayBuffer());
  },
};
