/** Files of a document over the HTTP API. */
import type { ExportJob, ExportJobs, ExportRequest, Preflight } from "@brudnopis/schema";
import { json, send } from "../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}`;
const jobAt = (documentId: string, job: string) => `${at(documentId)}/exports/${job}`;

/** For how long one question waits for news, so that news need no asking again and again. */
const waitMs = 20_000;

export const exportsApi = {
  ask: (id: string, request: ExportRequest) =>
    json<ExportJob>("POST", `${at(id)}/exports`, request),
  mine: (id: string) => json<ExportJobs>("GET", `${at(id)}/exports`),
  /** Answers at the next change. */
  next: async (id: string, job: string, signal: AbortSignal): Promise<ExportJob> => {
    const response = await send("GET", `${jobAt(id, job)}?wait=${waitMs}`, undefined, signal);
    // The server validates each response against the schema that the type is inferred from.
    return (await response.json()) as ExportJob;
  },
  cancel: (id: string, job: string) => send("DELETE", jobAt(id, job)),
  file: (id: string, job: string, signal: AbortSignal) =>
    send("GET", `${jobAt(id, job)}/file`, undefined, signal),
  preflight: async (
    id: string,
    request: ExportRequest,
    signal: AbortSignal,
  ): Promise<Preflight> => {
    const response = await send("POST", `${at(id)}/preflight`, request, signal);
    return (await response.json()) as Preflight;
  },
};
