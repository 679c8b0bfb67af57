/** Says that a record which is chosen here, or was about to be, has been removed, and what can be done about it. */
import { restoreRecord } from "@brudnopis/document";
import type { Collection } from "@brudnopis/schema";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, useIsEditing } from "../document/document-context.ts";
import { isRemoved, nameOfRemoved } from "./reference-choice.ts";

export interface RemovedReferenceProps {
  readonly collection: Collection | undefined;
  readonly id: string;
  /** It was picked from the list a moment after somebody had removed it, so it is not chosen. */
  readonly isTooLate?: boolean;
  readonly onRestored: () => void;
  /** Takes it out of the field. */
  readonly onDrop: () => void;
}

export function RemovedReference(props: RemovedReferenceProps) {
  const { collection, id, isTooLate = false, onRestored, onDrop } = props;
  const { t } = useTranslation();
  const { session } = useConnectedDocument();
  const { doc, undo } = session;
  const isEditing = useIsEditing();
  const name = nameOfRemoved(doc, collection, id) || t("value.unnamed");
  const restore = () => {
    if (!collection) return;
    undo.separate();
    restoreRecord(doc, collection.key, id);
    onRestored();
    undo.separate();
  };
  return (
    <div className="removed-reference" role="status">
      <TriangleAlert size={16} aria-hidden />
      <span>{t(isTooLate ? "records.pick.tooLate" : "records.pick.removed", { name })}</span>
      {isEditing && collection && isRemoved(doc, collection.key, id) && (
        <button className="button small" type="button" onClick={restore}>
          {t(isTooLate ? "records.pick.restoreAndPick" : "records.pick.restore")}
        </button>
      )}
      <button className="button small quiet" type="button" onClick={onDrop}>
        {t(isTooLate ? "records.pick.leave" : "records.pick.drop")}
      </button>
    </div>
  );
}
