/** One file from the choice to the folder of downloads, and the others that this person has asked for. */
import type { ErrorCode, ExportJob, ExportRequest } from "@brudnopis/schema";
import { useEffect, useMemo, useRef, useState } from "react";
import { ApiError } from "../api.ts";
import { downloadFile } from "../ui/download.ts";
import { useStore } from "../ui/store.ts";
import type { ExportSubject } from "./export-subject.ts";
import { exportsApi } from "./exports-api.ts";
import { FileJobs, type FilesState, isEnded } from "./file-jobs.ts";
import { receive } from "./receive.ts";

export type ExportState =
  | { readonly phase: "idle" }
  /** Waiting until the server has everything that was typed: the file must hold it. */
  | { readonly phase: "saving" }
  | { readonly phase: "asking" }
  /** How far it is, the job itself says. */
  | { readonly phase: "making"; readonly job: string }
  /** Bytes; the total is unknown where a proxy leaves it out. */
  | { readonly phase: "downloading"; readonly received: number; readonly total: number | undefined }
  | { readonly phase: "done"; readonly fileName: string }
  | { readonly phase: "cancelled" }
  | { readonly phase: "failed"; readonly code: ErrorCode | "offline"; readonly section?: string };

export interface FileExport extends FilesState {
  readonly state: ExportState;
  readonly isBusy: boolean;
  /** Once more, of those that wait. */
  download(job: ExportJob): void;
  start(request: ExportRequest): void;
  /** What is being made for this window. */
  cancel(): void;
  cancelJob(id: string): Promise<void>;
  /** What was said of the last file is not true of another choice. */
  forget(): void;
}

export function useFileExport({ documentId, hasUnsaved, whenSaved }: ExportSubject): FileExport {
  const [state, setState] = useState<ExportState>({ phase: "idle" });
  const running = useRef<AbortController>(undefined);
  const fail = (signal: AbortSignal) => (error: unknown) => {
    if (!signal.aborted) setState(failureOf(error));
  };
  const begin = (): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  };
  const fetchFile = async (job: ExportJob, signal: AbortSignal) => {
    setState({ phase: "downloading", received: 0, total: job.file?.bytes });
    const response = await exportsApi.file(documentId, job.id, signal);
    const file = await receive(response, (received, total) =>
      setState({ phase: "downloading", received, total: total ?? job.file?.bytes }),
    );
    const fileName = job.file?.name ?? `dokument.${job.request.format}`;
    downloadFile(file, fileName);
    setState({ phase: "done", fileName });
  };
  const download = (job: ExportJob) => {
    const signal = begin();
    fetchFile(job, signal).catch(fail(signal));
  };
  const files = useFiles(documentId, download);
  const { jobs, hasOwnTemplate } = useStore(files.state, (all) => all);

  const run = async (request: ExportRequest, signal: AbortSignal) => {
    if (hasUnsaved?.() === true) {
      setState({ phase: "saving" });
      await whenSaved?.(signal);
    }
    setState({ phase: "asking" });
    const job = await files.start(request);
    // Whoever stopped it in this very moment wants no file; one that is there already is being fetched.
    if (signal.aborted && !isEnded(job)) await files.cancel(job.id);
    else setState((last) => (last.phase === "asking" ? { phase: "making", job: job.id } : last));
  };
  const cancelJob = async (id: string) => {
    await files.cancel(id);
    setState((last) =>
      last.phase === "making" && last.job === id ? { phase: "cancelled" } : last,
    );
  };
  const shown = withEnd(state, jobs);
  return {
    state: shown,
    isBusy: ["saving", "asking", "making", "downloading"].includes(shown.phase),
    jobs,
    hasOwnTemplate,
    download,
    start: (request) => {
      const signal = begin();
      run(request, signal).catch(fail(signal));
    },
    cancel: () => {
      running.current?.abort();
      if (shown.phase === "making") {
        void cancelJob(shown.job).catch((error: unknown) => setState(failureOf(error)));
      } else setState({ phase: "cancelled" });
    },
    cancelJob,
    forget: () => setState((last) => (isOver(last) ? { phase: "idle" } : last)),
  };
}

/** Follows the files for as long as the window is open. */
function useFiles(documentId: string, onReady: (job: ExportJob) => void): FileJobs {
  const ready = useRef(onReady);
  useEffect(() => {
    ready.current = onReady;
  });
  const files = useMemo(() => {
    const api = {
      ask: (request: ExportRequest) => exportsApi.ask(documentId, request),
      mine: () => exportsApi.mine(documentId),
      next: (job: string, signal: AbortSignal) => exportsApi.next(documentId, job, signal),
      cancel: (job: string) => exportsApi.cancel(documentId, job),
    };
    return new FileJobs(api, pause, (job) => ready.current(job));
  }, [documentId]);
  useEffect(() => {
    // Without the list a file can be made all the same.
    files.load().catch(() => undefined);
    return () => files.close();
  }, [files]);
  return files;
}

/** What the server says of the file ends what this window waits for. */
function withEnd(state: ExportState, jobs: readonly ExportJob[]): ExportState {
  if (state.phase !== "making") return state;
  const job = jobs.find(({ id }) => id === state.job);
  if (job?.phase === "failed") {
    const { code = "export-failed", section } = job.problem ?? {};
    return { phase: "failed", code, ...(section === undefined ? {} : { section }) };
  }
  return job === undefined || job.phase === "cancelled" ? { phase: "cancelled" } : state;
}

function failureOf(error: unknown): ExportState {
  return { phase: "failed", code: error instanceof ApiError ? error.code : "internal" };
}

function isOver({ phase }: ExportState): boolean {
  return phase === "done" || phase === "cancelled" || phase === "failed";
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
