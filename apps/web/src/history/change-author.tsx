import type { Change } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { Face } from "../ui/face.tsx";
import { authorsText, changedAt } from "./change-words.ts";
import { moment } from "./days.ts";
import { useComparison } from "./history-context.ts";
import { useChangeFacts } from "./use-change-facts.ts";

/** Whose a change is, and when it was made. */
export function ChangeAuthor({ change }: { readonly change: Change }) {
  const { i18n } = useTranslation();
  const { t } = useChangeFacts();
  const { changes } = useComparison();
  const people = changes?.people ?? {};
  const author = change.by[0] && people[change.by[0].person];
  const at = changedAt(change);
  return (
    <>
      {author && <Face name={author.name} hue={author.hue} />}
      <span>
        {authorsText(change.by, people, t)}
        {at !== undefined && <>, {moment(at, Date.now(), localeOf(i18n))}</>}
      </span>
    </>
  );
}
