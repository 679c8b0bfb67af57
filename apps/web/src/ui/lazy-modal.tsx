/** A dialog whose code comes when it is first needed. */
import { importAgain } from "./import-again.ts";
import { LazyPart } from "./lazy-part.tsx";
import type * as modal from "./modal.tsx";
import "./modal.css";

export function LazyModal(props: modal.ModalProps) {
  const load = async () => (await loadModal()).Modal;
  return <LazyPart load={load} props={props} onClose={props.onClose} />;
}

/** Fetches the code of dialogs; whoever has time to spare asks early. */
export function loadModal(): Promise<typeof modal> {
  return importAgain(() => import("./modal.tsx"));
}
