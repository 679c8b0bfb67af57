/** Reading a file into the document: a button, and a dialog whose code and words come when it is first opened. */
import { FileUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, usePage } from "../document/document-context.ts";
import type { PageState } from "../document/page-state.ts";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { LazyPart } from "../ui/lazy-part.tsx";

/** Opens the dialog; from a table, with that table as the first guess. */
export function ImportButton({ request = {} }: { readonly request?: PageState["importing"] }) {
  const { t } = useTranslation();
  const { page } = useConnectedDocument();
  return (
    <button
      className="button small quiet"
      type="button"
      onClick={() => page.set((state) => ({ ...state, importing: request }))}
    >
      <FileUp size={16} aria-hidden />
      {t("document.importFile")}
    </button>
  );
}

/** The dialog, while somebody has it open. */
export function ImportChoice() {
  const { i18n } = useTranslation();
  const { page } = useConnectedDocument();
  const request = usePage((state) => state.importing);
  const close = () => page.set((state) => ({ ...state, importing: undefined }));
  if (request === undefined) return null;
  const load = async () => {
    const [{ ImportDialog }] = await Promise.all([
      importAgain(() => import("./import-dialog.tsx")),
      loadWords(i18n, "import"),
      loadWords(i18n, "paste"),
    ]);
    return ImportDialog;
  };
  return <LazyPart load={load} props={{ request, onClose: close }} onClose={close} />;
}
