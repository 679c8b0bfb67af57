import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../../api.ts";
import { languageOf } from "../../i18n/i18n.ts";
import { downloadFile, fileNameOf } from "../../ui/download.ts";
import { type TableChoice, type TableFormat, tablePath } from "./table-choice.ts";

export type DownloadState =
  | { readonly phase: "idle" }
  | { readonly phase: "working" }
  | { readonly phase: "done"; readonly fileName: string }
  | { readonly phase: "failed"; readonly error: unknown };

export interface TableDownload {
  readonly state: DownloadState;
  start(choice: TableChoice, format: TableFormat): void;
  /** What was said of the last file is not true of another choice. */
  forget(): void;
}

export function useTableDownload(documentId: string): TableDownload {
  const { i18n } = useTranslation();
  const [state, setState] = useState<DownloadState>({ phase: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (path: string, format: TableFormat, signal: AbortSignal) => {
    const response = await send("GET", path, undefined, signal);
    const fileName = fileNameOf(response) ?? `uwagi.${format}`;
    downloadFile(await response.blob(), fileName);
    setState({ phase: "done", fileName });
  };
  return {
    state,
    start: (choice, format) => {
      const controller = new AbortController();
      running.current = controller;
      setState({ phase: "working" });
      const path = tablePath(documentId, choice, format, languageOf(i18n));
      run(path, format, controller.signal).catch((error: unknown) => {
        if (!controller.signal.aborted) setState({ phase: "failed", error });
      });
    },
    forget: () => {
      running.current?.abort();
      setState({ phase: "idle" });
    },
  };
}
