import { locateHunk, textAt } from "@brudnopis/document";
import type { SuggestedChange } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../../document/document-context.ts";
import { useStore } from "../../ui/store.ts";
import { HunkText } from "./change-text.tsx";

/** What would stand there, where the text is not as the author of the suggestion saw it. */
export function WouldRead({ change }: { readonly change: SuggestedChange }) {
  const { t } = useTranslation("suggest");
  const { session } = useConnectedDocument();
  // With each change of the text it is looked for anew.
  useStore(session.content, () =>
    change.type === "text" ? session.content.text(change.address) : undefined,
  );
  if (change.type !== "text") return null;
  const located = locateHunk(textAt(session.doc, change.address), change.hunk);
  if (!located) return null;
  return (
    <div className="would-read">
      <p>{t("wouldRead")}</p>
      <HunkText hunk={{ ...change.hunk, before: [...located.now], after: [...located.merged] }} />
    </div>
  );
}
