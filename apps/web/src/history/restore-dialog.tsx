/** Bringing back how it was: what that would change, before anything does. */
import type { Revision } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { useComparison } from "./history-context.ts";
import type { RestoreScope } from "./restore/restore-scope.ts";
import type { Restorer } from "./restore/restorer.ts";
import { RestoreForm } from "./restore-form.tsx";
import { useRevisionWords } from "./revision-words.ts";
import type { Selection } from "./selection.ts";

export interface RestoreDialogProps {
  readonly scope: RestoreScope;
  readonly restorer: Restorer;
  readonly onClose: () => void;
}

export function RestoreDialog({ scope, restorer, onClose }: RestoreDialogProps) {
  const { t } = useTranslation("history");
  const { selection } = useComparison();
  const offered = offeredRevisions(selection);
  const [chosen, setChosen] = useState(offered[0]);
  if (!chosen) return null;
  return (
    <LazyModal title={t(`restore.title.${scope.type}`)} kind="panel" onClose={onClose}>
      {offered.length > 1 && (
        <RevisionChoice offered={offered} chosen={chosen} onChoose={setChosen} />
      )}
      <RestoreForm
        key={chosen.id}
        scope={scope}
        revision={chosen}
        restorer={restorer}
        onClose={onClose}
      />
    </LazyModal>
  );
}

/** The state that is shown, unless it is the one that everybody has already, and the one that it is compared with. */
function offeredRevisions({ to, from, isCurrent }: Selection): Revision[] {
  const shown = to === "now" || isCurrent ? [] : [to];
  return [...shown, ...(from ? [from] : [])];
}

interface RevisionChoiceProps {
  readonly offered: readonly Revision[];
  readonly chosen: Revision;
  readonly onChoose: (revision: Revision) => void;
}

function RevisionChoice({ offered, chosen, onChoose }: RevisionChoiceProps) {
  const { t } = useTranslation("history");
  const { option } = useRevisionWords();
  return (
    <fieldset className="restore-choice">
      <legend>{t("restore.which")}</legend>
      {offered.map((revision) => (
        <label key={revision.id}>
          <input
            type="radio"
            name="restored"
            checked={revision === chosen}
            onChange={() => onChoose(revision)}
          />
          {option(revision)}
        </label>
      ))}
    </fieldset>
  );
}
