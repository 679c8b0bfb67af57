import type { GuestLink } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { dayOf } from "../guest/moments.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import type { ItemProps } from "./answer-item.tsx";
import { PlaceLink } from "./place-link.tsx";
import { proposalsApi } from "./proposals-api.ts";
import { useRefreshAnswers } from "./use-answers.ts";

export interface QuestionItemProps extends ItemProps {
  readonly question: GuestLink;
}

/** A question that can still be answered. Its link was shown once; who lost it asks anew. */
export function QuestionItem({ question, onLeave, onGone }: QuestionItemProps) {
  const { t, i18n } = useTranslation("proposals");
  const { session } = useConnectedDocument();
  const refresh = useRefreshAnswers();
  const [isEnding, setEnding] = useState(false);
  const { id, address = "", note, createdBy, expiresAt, uses } = question;
  const takeBack = async () => {
    await proposalsApi.takeBack(session.details.document.id, id);
    onGone();
    await refresh();
  };
  return (
    <li>
      <PlaceLink address={address} onLeave={onLeave} />
      {note !== "" && <p className="answer-text">{note}</p>}
      <p className="answer-by">
        {t("asked", { name: createdBy, date: dayOf(expiresAt, i18n.language) })}{" "}
        {uses === 0 ? t("unopened") : t("opened", { count: uses })}
      </p>
      <div className="answer-actions">
        <button className="button small quiet" type="button" onClick={() => setEnding(true)}>
          {t("takeBack")}
        </button>
      </div>
      {isEnding && (
        <ConfirmDialog
          title={t("takeBackTitle")}
          action={t("takeBack")}
          onConfirm={takeBack}
          onClose={() => setEnding(false)}
        >
          <p>{t("takeBackBody")}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
