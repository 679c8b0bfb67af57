/** „Kto to napisał?”: a passage in pieces, each with its author, its time and the revision that has it first. */
import type { Blame } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useConnectedDocument } from "../document/document-context.ts";
import { placeName } from "../document/place-name.ts";
import { useLeaving } from "../history/history-link.tsx";
import { historyPath } from "../history/history-path.ts";
import { localeOf } from "../i18n/i18n.ts";
import { useErrorText } from "../ui/error-text.ts";
import { Face } from "../ui/face.tsx";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import type { BlameQuestion } from "./blame-question.ts";
import { newsApi } from "./news-api.ts";
import { type AuthoredText, selectedRuns } from "./selected-runs.ts";

export interface BlameDialogProps {
  readonly question: BlameQuestion;
  readonly onClose: () => void;
}

export function BlameDialog({ question, onClose }: BlameDialogProps) {
  const { t } = useTranslation(["news", "translation"]);
  const { session, template, language } = useConnectedDocument();
  const { address, range } = question;
  const { id } = session.details.document;
  const errorText = useErrorText();
  const { data, error, refetch } = useQuery({
    queryKey: ["blame", id, address],
    queryFn: () => newsApi.blame(id, address),
    gcTime: 0,
    retry: false,
  });
  const name = placeName(template, session.content.get(), address, language);
  return (
    <LazyModal title={t("blame.title")} kind="panel" onClose={onClose}>
      <p className="blame-place">
        <b>{name}</b> · {t(range ? "blame.selected" : "blame.whole")}
      </p>
      {data && <Runs blame={data} question={question} />}
      {!data && !error && <p role="status">{t("blame.looking")}</p>}
      {!data && error && (
        <Notice kind="bad">
          <p>{errorText(error)}</p>
          <button className="button small" type="button" onClick={() => void refetch()}>
            {t("translation:app.retry")}
          </button>
        </Notice>
      )}
    </LazyModal>
  );
}

interface RunsProps {
  readonly blame: Blame;
  readonly question: BlameQuestion;
}

function Runs({ blame, question }: RunsProps) {
  const { t } = useTranslation("news");
  const runs = selectedRuns(blame.runs, question.range);
  if (runs.length === 0) return <p>{t("blame.nothing")}</p>;
  return (
    <ol className="blame-runs">
      {runs.map((run, index) => (
        <li key={index}>
          <RunText run={run} people={blame.people} />
        </li>
      ))}
    </ol>
  );
}

interface RunTextProps {
  readonly run: AuthoredText;
  readonly people: Blame["people"];
}

function RunText({ run: { text, by, revision }, people }: RunTextProps) {
  const person = by && people[by.person];
  const suggester = by && (by.suggestedByGuest ?? people[by.suggestedBy ?? ""]?.name);
  const { t, i18n } = useTranslation("news");
  const format = new Intl.DateTimeFormat(localeOf(i18n), {
    dateStyle: "long",
    timeStyle: "short",
  });
  return (
    <>
      <div className="blame-by">
        {person && <Face name={person.name} hue={person.hue} />}
        <span className="blame-who">
          <b>{person?.name ?? t("blame.unknown")}</b>
          {person && <span>{person.organisation}</span>}
          {suggester !== undefined && <span>{t("blame.suggested", { name: suggester })}</span>}
        </span>
        {by && <time dateTime={new Date(by.at).toISOString()}>{format.format(by.at)}</time>}
      </div>
      <blockquote className={person ? `hue-${person.hue}` : undefined}>{text.trim()}</blockquote>
      {revision !== undefined && <RevisionLink revision={revision} />}
    </>
  );
}

function RevisionLink({ revision }: { readonly revision: string }) {
  const { t } = useTranslation("news");
  const { session } = useConnectedDocument();
  const path = historyPath(session.details.document.id, { revision });
  return (
    <Link className="blame-link" to={path} onClick={useLeaving(path)}>
      <History size={15} aria-hidden />
      {t("blame.revision")}
    </Link>
  );
}
