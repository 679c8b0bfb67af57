/** Review rounds, as far as the first bundle knows of them. */
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, usePage } from "../../document/document-context.ts";
import { LazyPart } from "../../ui/lazy-part.tsx";
import { useWhenIdle } from "../../ui/use-when-idle.ts";
import { loadRounds } from "./load-rounds.ts";
import "./round-line.css";

/**
 * In the head of a document: how far its review is, or the way to send it. The line is there from the start, so that nothing
 * moves when its words come.
 */
export const ReviewRounds = memo(function ReviewRounds() {
  const { i18n } = useTranslation();
  const { session } = useConnectedDocument();
  const isReader = usePage(({ mode }) => mode !== "edit");
  const hasEditor = usePage(({ editing }) => editing !== undefined);
  const isOffered = useWhenIdle(isReader || hasEditor);
  const [isWanted, setWanted] = useState(true);
  const load = async () => (await loadRounds(i18n)).RoundLine;
  if (!session.details.document.permissions.includes("comment")) return null;
  return (
    <div className="round-line">
      {isOffered && isWanted && (
        <LazyPart load={load} props={{}} onClose={() => setWanted(false)} />
      )}
    </div>
  );
});
