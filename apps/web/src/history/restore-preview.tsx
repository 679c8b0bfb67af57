import { fieldAt } from "@brudnopis/document";
import type { Change } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { changeText } from "./change-words.ts";
import { useComparison } from "./history-context.ts";
import { ShortTextDiff } from "./text-diff.tsx";
import { useChangeFacts } from "./use-change-facts.ts";
import { ValueDiff } from "./value-diff.tsx";

/** More are told as a number: nobody reads them all before deciding. */
const maxShown = 40;

export interface RestorePreviewProps {
  readonly changes: readonly Change[];
}

/** What will be different afterwards: what is there now is struck through, what comes back is underlined. */
export function RestorePreview({ changes }: RestorePreviewProps) {
  const { t } = useTranslation("changes");
  const shown = changes.slice(0, maxShown);
  return (
    <ul className="restore-preview">
      {shown.map((change) => (
        <li key={change.id}>
          <PreviewItem change={change} />
        </li>
      ))}
      {changes.length > maxShown && (
        <li className="change-more">{t("unlisted", { count: changes.length - maxShown })}</li>
      )}
    </ul>
  );
}

function PreviewItem({ change }: { readonly change: Change }) {
  const facts = useChangeFacts();
  const { place, what } = changeText(change, facts);
  return (
    <>
      <p className="change-place">{place}</p>
      <PreviewContent change={change} what={what} />
    </>
  );
}

interface PreviewContentProps {
  readonly change: Change;
  readonly what: string;
}

function PreviewContent({ change, what }: PreviewContentProps) {
  const { template } = useComparison();
  if (change.type === "text" && change.blocks) {
    return (
      <div className="text">
        <ShortTextDiff blocks={change.blocks} />
      </div>
    );
  }
  const field = change.type === "value" ? fieldAt(template, change.address) : undefined;
  if (change.type === "value" && field) return <ValueDiff field={field} change={change} />;
  return <p>{what}</p>;
}
