/** A review round: the text as it was sent, what was remarked on it, and how far both sides are. */
import type { DocumentDetails, Me, Round, RoundList } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { NotOpened, type NotOpenedProps } from "../../document/not-opened.tsx";
import { useDocumentDetails } from "../../history/use-history.ts";
import { useMe, useSignInWhenNeeded } from "../../session/use-me.ts";
import { Loading, PlainPage } from "../../ui/plain-page.tsx";
import { RoundLayout } from "./round-layout.tsx";
import { useFrozenState, useRounds } from "./use-rounds.ts";

export function RoundPage() {
  const { id = "", round = "" } = useParams();
  // Another round is another page: nothing of the last one may stay.
  return <RoundById key={`${id}/${round}`} id={id} roundId={round} />;
}

const refetchEveryMs = 20_000;

function RoundById({ id, roundId }: { readonly id: string; readonly roundId: string }) {
  const { t } = useTranslation("rounds");
  const me = useMe();
  const details = useDocumentDetails(id);
  const list = useRounds(id, { refetchEveryMs });
  const error = details.error ?? list.error;
  useSignInWhenNeeded(error ?? undefined);
  if (error && !(details.data && list.data)) {
    const retry = () => void Promise.all([details.refetch(), list.refetch()]);
    return <Failed documentId={id} error={error} isDocumentThere={!details.error} retry={retry} />;
  }
  if (!me || !details.data || !list.data) return <Loading label={t("page.opening")} />;
  const round = list.data.rounds.find((candidate) => candidate.id === roundId);
  if (!round) return <NoRound id={id} />;
  return <WithText me={me} details={details.data} list={list.data} round={round} />;
}

interface WithTextProps {
  readonly me: Me;
  readonly details: DocumentDetails;
  readonly list: RoundList;
  readonly round: Round;
}

/** A round whose text was let go of still has its dates, its reviewers and its scores. */
function WithText(props: WithTextProps) {
  const { t } = useTranslation("rounds");
  const { id } = props.details.document;
  const { revision } = props.round;
  const state = useFrozenState(id, revision === undefined ? undefined : props.round.id);
  if (state.error) {
    const retry = () => void state.refetch();
    return <Failed documentId={id} error={state.error} isDocumentThere retry={retry} />;
  }
  if (revision !== undefined && !state.data) return <Loading label={t("page.opening")} />;
  return <RoundLayout {...props} state={state.data} />;
}

function NoRound({ id }: { readonly id: string }) {
  const { t } = useTranslation("rounds");
  return (
    <PlainPage title={t("page.notOpened")}>
      <p>{t("page.noRound")}</p>
      <div className="actions">
        <Link className="button" to={`/dokumenty/${id}`}>
          {t("page.back")}
        </Link>
      </div>
    </PlainPage>
  );
}

function Failed(props: Omit<NotOpenedProps, "words">) {
  const { t } = useTranslation("rounds");
  return <NotOpened words={{ title: t("page.notOpened"), back: t("page.back") }} {...props} />;
}
