import { CircleCheck, PencilLine } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Face } from "../../ui/face.tsx";
import { ChangeDialog } from "./change-dialog.tsx";
import { useRound } from "./round-context.ts";
import { useRoundWords } from "./use-round-words.ts";

/** Who reviews, how many remarks they have made, and who is done. */
export function ReviewerList() {
  const { t } = useTranslation("rounds");
  const { list, round, me } = useRound();
  const words = useRoundWords();
  const [isChanging, setChanging] = useState(false);
  return (
    <div className="round-reviewers">
      <h2>{t("reviewers.title")}</h2>
      <ul>
        {round.reviewers.map(({ person, doneAt, remarks }) => {
          const { name = "", organisation = "", hue = 0 } = list.people[person] ?? {};
          return (
            <li key={person}>
              <Face name={name} hue={hue} />
              <span>
                <b>{name}</b>
                {person === me.id && ` (${t("reviewers.you")})`}, {organisation}
              </span>
              <span className="round-part">
                {remarks > 0 && `${t("remarks.all", { count: remarks })} · `}
                {doneAt === undefined ? (
                  <PencilLine size={14} aria-hidden />
                ) : (
                  <CircleCheck className="is-done" size={14} aria-hidden />
                )}
                {doneAt === undefined
                  ? t("reviewers.waiting")
                  : t("reviewers.done", { date: words.moment(doneAt) })}
              </span>
            </li>
          );
        })}
      </ul>
      {round.may.lead && (
        <button className="button quiet small" type="button" onClick={() => setChanging(true)}>
          {t("reviewers.change")}
        </button>
      )}
      {isChanging && <ChangeDialog onClose={() => setChanging(false)} />}
    </div>
  );
}
