/** The share dialog's code and words come when it is first opened. */
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import "../ui/modal.css";

export function LazyShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useTranslation();
  const { id, permissions } = useConnectedDocument().session.details.document;
  const load = async () => {
    const [{ ShareDialog }] = await Promise.all([
      importAgain(() => import("./share-dialog.tsx")),
      loadWords(i18n, "sharing"),
    ]);
    return ShareDialog;
  };
  const props = { documentId: id, mayShare: permissions.includes("share"), onClose };
  return <LazyPart load={load} props={props} onClose={onClose} />;
}
