import { useEffect, useRef, useState } from "react";
import { api } from "../api.ts";
import { useConnectedDocument } from "../document/document-context.ts";

export type ExportState =
  | { readonly phase: "idle" }
  /** Waiting until the server has everything that was typed: the file must hold it. */
  | { readonly phase: "saving" }
  | { readonly phase: "typesetting" }
  /** Bytes; the total is unknown where a proxy leaves it out. */
  | { readonly phase: "downloading"; readonly received: number; readonly total: number | undefined }
  | { readonly phase: "done"; readonly fileName: string }
  | { readonly phase: "failed"; readonly error: unknown };

export interface Export {
  readonly state: ExportState;
  start(withPersonalData: boolean): void;
  cancel(): void;
}

export function useExport(): Export {
  const { session } = useConnectedDocument();
  const [state, setState] = useState<ExportState>({ phase: "idle" });
  const running = useRef<AbortController>(undefined);

  const run = async (withPersonalData: boolean, signal: AbortSignal) => {
    if (session.save.unsaved > 0) {
      setState({ phase: "saving" });
      await session.save.whenSaved(signal);
    }
    setState({ phase: "typesetting" });
    const { id } = session.details.document;
    const response = await api.exportPdf(id, withPersonalData, signal);
    const blob = await receive(response, (received, total) =>
      setState({ phase: "downloading", received, total }),
    );
    const fileName = fileNameOf(response) ?? "MID.pdf";
    save(blob, fileName);
    setState({ phase: "done", fileName });
  };
  const cancel = () => {
    running.current?.abort();
    setState({ phase: "idle" });
  };
  const start = (withPersonalData: boolean) => {
    const controller = new AbortController();
    running.current = controller;
    run(withPersonalData, controller.signal).catch((error: unknown) => {
      if (!controller.signal.aborted) setState({ phase: "failed", error });
    });
  };
  useEffect(() => () => running.current?.abort(), []);
  return { state, start, cancel };
}

async function receive(
  response: Response,
  onProgress: (received: number, total: number | undefined) => void,
): Promise<Blob> {
  const length = response.headers.get("content-length");
  const total = length === null ? undefined : Number(length);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    chunks.push(part.value);
    received += part.value.byteLength;
    onProgress(received, total);
  }
  return new Blob(chunks, { type: "application/pdf" });
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
