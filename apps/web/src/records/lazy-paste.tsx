import type { Collection, RecordContent } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { LazyPart } from "../ui/lazy-part.tsx";

/** What somebody is about to paste, and from which cell on. */
export interface PasteRequest {
  /** Undefined while nothing has been pasted: the dialog then asks for it. */
  readonly rows: readonly (readonly string[])[] | undefined;
  readonly start: { readonly record: string | undefined; readonly field: string } | undefined;
}

export interface PasteProps {
  readonly collection: Collection;
  readonly parent: string | undefined;
  /** The rows of the table in the order in which they are written over. */
  readonly shown: readonly RecordContent[];
  readonly request: PasteRequest;
  readonly onClose: () => void;
}

export function LazyPaste(props: PasteProps) {
  const { i18n } = useTranslation();
  const load = async () => {
    const [{ PasteDialog }] = await Promise.all([
      importAgain(() => import("./paste-dialog.tsx")),
      loadWords(i18n, "paste"),
    ]);
    return PasteDialog;
  };
  return <LazyPart load={load} props={props} onClose={props.onClose} />;
}
