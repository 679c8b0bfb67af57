/** Mending what a finding says: one step, which undo takes back. */
import { applyFix, type Finding } from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { useDocument, isConnected, useIsEditing } from "../document/document-context.ts";
import { showToast } from "../document/page-state.ts";
import { reveal } from "../document/reveal.ts";
import { stepBack } from "../document/step.ts";
import { newId } from "../records/new-id.ts";

/** Undefined for those who may not write here. The function tells whether it was done. */
export function useFix(): ((finding: Finding) => boolean) | undefined {
  const { t } = useTranslation("checks");
  const open = useDocument();
  const isEditing = useIsEditing();
  if (!isEditing || !isConnected(open)) return undefined;
  const { session, page, template } = open;
  const { doc, undo } = session;

  const takeBack = (step: unknown) => {
    if (undo.manager.undoStack.at(-1) === step) stepBack(open);
    else showToast(page, t("undoElsewhere"));
  };
  return ({ fix }) => {
    if (!fix) return false;
    undo.separate();
    const result = applyFix(doc, template, fix, newId());
    undo.separate();
    if (!result.ok) {
      showToast(page, t(`problem.${result.problem}`));
      return false;
    }
    const step = undo.manager.undoStack.at(-1);
    showToast(page, t("mended"), { label: t("undo"), run: () => takeBack(step) });
    // The row of a new record comes with the content's next reading.
    requestAnimationFrame(() => reveal(open, result.place, false));
    return true;
  };
}
