import { importAgain } from "../../ui/import-again.ts";
import { LazyPart } from "../../ui/lazy-part.tsx";
import type { DraftEditorProps } from "./draft-editor.tsx";

export interface LazyDraftEditorProps extends DraftEditorProps {
  /** Called when its code did not come and the person gives up. */
  readonly onClose: () => void;
}

export function LazyDraftEditor({ onClose, ...props }: LazyDraftEditorProps) {
  const load = async () => (await importAgain(() => import("./draft-part.ts"))).DraftEditor;
  return <LazyPart load={load} props={props} onClose={onClose} />;
}
