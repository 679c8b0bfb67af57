/** What was written in an earlier version of the template, for which this one has no place: to read and to copy. */
import type { Orphan } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { templateMoveApi } from "./template-move-api.ts";
import "./template-move.css";

export function KeptTexts() {
  const { t } = useTranslation("templateMove");
  const { session } = useConnectedDocument();
  const errorText = useErrorText();
  const { id } = session.details.document;
  const { data = [], error } = useQuery({
    // Each move leaves other texts without a place.
    queryKey: ["orphans", id, session.details.lastMove?.at],
    queryFn: () => templateMoveApi.orphans(id),
  });
  if (error) return <Notice kind="bad">{errorText(error)}</Notice>;
  if (data.length === 0) return null;
  return (
    <section className="section kept" aria-labelledby="h-kept">
      <h2 id="h-kept" tabIndex={-1}>
        <span>{t("kept")}</span>
      </h2>
      <p className="hint">{t("keptHint")}</p>
      <ul className="kept-list">
        {data.map((orphan) => (
          <KeptText key={orphan.address} orphan={orphan} />
        ))}
      </ul>
    </section>
  );
}

function KeptText({ orphan: { label, within, text } }: { readonly orphan: Orphan }) {
  const { language } = useConnectedDocument();
  const name = [within?.[language], label[language]].filter(Boolean).join(" – ");
  return (
    <li>
      <div className="kept-head">
        <b>{name}</b>
        <CopyButton text={text} about={name} />
      </div>
      <p>{text}</p>
    </li>
  );
}
