/** Brings a file to the server, and says how far it is: `fetch` cannot tell. */
import { type ErrorBody, type ImageInfo, imageLimits, type ImageProblem } from "@brudnopis/schema";
import { convertible, toPng } from "./to-png.ts";

/** Words for each are in `words.pl.json`. After the first four another try may help. */
export type UploadProblem =
  | "offline"
  | "busy"
  | "internal"
  | "signed-out"
  | "forbidden"
  | "too-large"
  | ImageProblem;

export function canTryAgain(problem: UploadProblem): boolean {
  return ["offline", "busy", "internal", "signed-out"].includes(problem);
}

export interface UploadJob {
  readonly documentId: string;
  readonly file: File;
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

export type UploadOutcome = { readonly image: ImageInfo } | { readonly problem: UploadProblem };

export async function uploadImage(job: UploadJob): Promise<UploadOutcome> {
  const body = convertible(job.file) ? ((await toPng(job.file)) ?? job.file) : job.file;
  if (body.size > imageLimits.uploadBytes) return { problem: "too-large" };
  if (job.signal.aborted) return { problem: "offline" };
  return send(job, body);
}

function send({ documentId, signal, onProgress }: UploadJob, body: Blob): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/documents/${documentId}/images`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener("load", () => resolve(outcomeOf(request.status, request.response)));
    for (const end of ["error", "abort"] as const)
      request.addEventListener(end, () => resolve({ problem: "offline" }));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
}

function outcomeOf(status: number, answer: unknown): UploadOutcome {
  // The server checks its answers against these types.
  if (status === 201) return { image: answer as ImageInfo };
  if (status === 401) return { problem: "signed-out" };
  if (status === 403 || status === 404) return { problem: "forbidden" };
  if (status === 413) return { problem: "too-large" };
  if (status === 429 || status === 503) return { problem: "busy" };
  const issues = (answer as ErrorBody | null)?.error?.issues ?? [];
  const problem = issues.find(({ path }) => path === "image")?.message;
  return { problem: (problem as ImageProblem | undefined) ?? "internal" };
}
