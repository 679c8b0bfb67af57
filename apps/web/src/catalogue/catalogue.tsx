/** Choosing from a catalogue, as far as the document page knows of it: a button, and a dialog that comes with it. */
import type { Collection } from "@brudnopis/schema";
import { BookOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, usePage } from "../document/document-context.ts";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import "./catalogue.css";

export interface CatalogueButtonProps {
  readonly collection: Collection;
  /** The record that the chosen ones will belong to, where the collection has parents. */
  readonly parent?: string | undefined;
}

/** Beside „Dodaj …” of a collection for which the document's pack has a catalogue. */
export function CatalogueButton({ collection, parent }: CatalogueButtonProps) {
  const { t } = useTranslation();
  const { page, session, language } = useConnectedDocument();
  if (session.details.pack?.catalogues.includes(collection.key) !== true) return null;
  return (
    <button
      className="button small catalogue-button"
      type="button"
      aria-label={t("records.fromCatalogueOf", { name: collection.title[language] })}
      onClick={() =>
        page.set((state) => ({ ...state, catalogue: { collection: collection.key, parent } }))
      }
    >
      <BookOpen size={16} aria-hidden />
      {t("records.fromCatalogue")}
    </button>
  );
}

/**
 * The dialog of the button that was pressed last. It is not inside the table: what is pressed and pasted in it would
 * reach the table too.
 */
export function CatalogueChoice() {
  const { i18n } = useTranslation();
  const { page, template } = useConnectedDocument();
  const asked = usePage((state) => state.catalogue);
  const collection = template.collections.find(({ key }) => key === asked?.collection);
  if (!asked || !collection) return null;
  const close = () => page.set((state) => ({ ...state, catalogue: undefined }));
  const load = async () => {
    const [{ CatalogueDialog }] = await Promise.all([
      importAgain(() => import("./catalogue-dialog.tsx")),
      loadWords(i18n, "catalogue"),
    ]);
    return CatalogueDialog;
  };
  const props = { collection, parent: asked.parent, onClose: close };
  return <LazyPart load={load} props={props} onClose={close} />;
}
