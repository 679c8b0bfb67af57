/** What the document page knows of versions of its template: nothing, but for documents that have to do with two. */
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import { useWhenIdle } from "../ui/use-when-idle.ts";

/** Says that there is a newer version, or that the document was moved a short while ago. */
export function TemplateNotice() {
  const { session } = useConnectedDocument();
  const { newerVersion, lastMove } = session.details;
  const load = useLoad();
  const isOffered = useWhenIdle(newerVersion !== undefined || lastMove !== undefined);
  return (
    isOffered && (
      <LazyPart load={async () => (await load()).MoveNotice} props={{}} onClose={() => undefined} />
    )
  );
}

/** What was written where the template has no place for it any more, after the last section. */
export function Kept() {
  const { session } = useConnectedDocument();
  const load = useLoad();
  const isOffered = useWhenIdle(session.details.lastMove !== undefined);
  return (
    isOffered && (
      <LazyPart load={async () => (await load()).KeptTexts} props={{}} onClose={() => undefined} />
    )
  );
}

function useLoad() {
  const { i18n } = useTranslation();
  return async () => {
    const [module] = await Promise.all([
      importAgain(() => import("./template-move-part.ts")),
      loadWords(i18n, "templateMove"),
    ]);
    return module;
  };
}
