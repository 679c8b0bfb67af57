/** One file that somebody waits for: what it is of, how far it is, and what came of it. */
import type { ExportJob, ExportPhase, ExportRequest, Permission } from "@brudnopis/schema";

export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly pages?: number;
}

export interface JobRun {
  /** Aborted with an `AppError` that says why. */
  readonly signal: AbortSignal;
  phase(phase: "writing" | "locating"): void;
}

export interface JobOrder {
  readonly personId: string;
  readonly documentId: string;
  readonly request: ExportRequest;
  /** Permissions without which nobody may have what the file holds. */
  readonly shownTo?: readonly Permission[];
  /** From when it is its turn. */
  readonly deadlineMs: number;
  work(run: JobRun): Promise<MadeFile>;
}

export interface Job {
  readonly id: string;
  readonly order: JobOrder;
  readonly askedAt: number;
  readonly calling: AbortController;
  phase: ExportPhase;
  endedAt?: number;
  file?: MadeFile;
  /** Of the file, by SHA-256. */
  sum?: string;
  problem?: NonNullable<ExportJob["problem"]>;
  readonly watchers: Set<() => void>;
}

/** As it is sent; `ahead` is how many are before it while it waits. */
export function toExportJob(job: Job, ahead: number): ExportJob {
  const { id, order, phase, askedAt, problem } = job;
  const file = fileOf(job);
  return {
    id,
    documentId: order.documentId,
    request: order.request,
    phase,
    askedAt,
    ...(phase === "queued" ? { ahead } : {}),
    ...(file ? { file } : {}),
    ...(problem && phase === "failed" ? { problem } : {}),
  };
}

function fileOf({ file, sum }: Job): ExportJob["file"] {
  if (!file || sum === undefined) return undefined;
  const { name, bytes, pages } = file;
  const counted = pages === undefined ? {} : { pages };
  return { name, bytes: bytes.length, sha256: sum, ...counted };
}

export function isActive({ endedAt }: Job): boolean {
  return endedAt === undefined;
}

export function isEnd(phase: ExportPhase): boolean {
  return phase === "done" || phase === "failed" || phase === "cancelled";
}

export function tell({ watchers }: Job): void {
  for (const watcher of watchers) watcher();
}
