/** The pages as they would print now, fetched again when the writing pauses. */
import type { ExportPreset, Preview } from "@brudnopis/schema";
import { useEffect, useMemo, useRef, useState } from "react";
import { browserTime } from "../checks/browser-time.ts";
import { CheckRuns } from "../checks/check-runs.ts";
import { useConnectedDocument } from "../document/document-context.ts";
import { type Painter, startPainter } from "./painter.ts";
import { previewApi } from "./preview-api.ts";

export interface PagesState {
  /** The last that could be set; undefined until there is one. */
  readonly preview: Preview | undefined;
  readonly isRefreshing: boolean;
  readonly error: unknown;
}

export interface Pages extends PagesState {
  readonly painter: Painter;
  retry(): void;
}

/** Pages are for looking at after a sentence, not after a letter; the server does it for nobody else meanwhile. */
const pace = { settleMs: 1200, longestMs: 6000 };

const atFirst: PagesState = { preview: undefined, isRefreshing: true, error: undefined };

export function usePages(preset: ExportPreset): Pages {
  const { session } = useConnectedDocument();
  const painter = useMemo(() => startPainter(), []);
  const [state, setState] = useState(atFirst);
  const again = useRef(() => {});
  useEffect(() => () => painter.close(), [painter]);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const { id } = session.details.document;
    let shown: string | undefined;
    const fetchPages = async () => {
      if (session.save.unsaved > 0) await session.save.whenSaved(signal);
      const preview = await previewApi.ask(id, { preset }, signal);
      if (preview.version === shown) return setState((last) => ({ ...last, isRefreshing: false }));
      await painter.open(await previewApi.pages(id, preview.version, signal));
      if (signal.aborted) return;
      shown = preview.version;
      setState({ preview, isRefreshing: false, error: undefined });
    };
    const refresh = async () => {
      setState((last) => ({ ...last, isRefreshing: true }));
      await fetchPages().catch((error: unknown) => {
        if (!signal.aborted) setState((last) => ({ ...last, isRefreshing: false, error }));
      });
    };
    const runs = new CheckRuns(browserTime, refresh, pace);
    again.current = () => void refresh();
    const stopListening = session.content.subscribe(runs.changed);
    void refresh();
    return () => {
      controller.abort();
      stopListening();
      runs.stop();
    };
  }, [session, painter, preset]);
  return { ...state, painter, retry: () => again.current() };
}
