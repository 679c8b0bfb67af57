import { useEffect, useRef, useState } from "react";
import { historyApi } from "./history-api.ts";
import { useComparison } from "./history-context.ts";
import { idOf } from "./selection.ts";

export type ExportFormat = "pdf" | "json";

export type RevisionExportState =
  | { readonly phase: "idle" }
  | { readonly phase: "working"; readonly format: ExportFormat }
  | { readonly phase: "done"; readonly fileName: string }
  | { readonly phase: "failed"; readonly error: unknown };

export interface RevisionExport {
  readonly state: RevisionExportState;
  readonly start: (format: ExportFormat) => void;
}

export function useRevisionExport(): RevisionExport {
  const { documentId, selection } = useComparison();
  const revision = idOf(selection.to);
  const [state, setState] = useState<RevisionExportState>({ phase: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (format: ExportFormat, signal: AbortSignal) => {
    setState({ phase: "working", format });
    const response = await historyApi.exportFile(documentId, revision, format, signal);
    const blob = await response.blob();
    const fileName = fileNameOf(response) ?? `MID.${format}`;
    save(blob, fileName);
    setState({ phase: "done", fileName });
  };
  const start = (format: ExportFormat) => {
    const controller = new AbortController();
    running.current = controller;
    run(format, controller.signal).catch((error: unknown) => {
      if (!controller.signal.aborted) setState({ phase: "failed", error });
    });
  };
  return { state, start };
}

/** The name that the server chose (RFC 6266, `filename*`). */
function fileNameOf(response: Response): string | undefined {
  const disposition = response.headers.get("content-disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}

function save(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the data over once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
