/** Who has a document, why, and what those who may share it can change. Loaded when it is first opened. */
import type { Sharing } from "@brudnopis/schema";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { GuestLinks } from "../guest/guest-links.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { Loading } from "../ui/plain-page.tsx";
import { AccessMatrix } from "./access-matrix.tsx";
import { Administrators, NetworkPeople } from "./network-people.tsx";
import { DocumentLink } from "./document-link.tsx";
import { Invitations } from "./invitations.tsx";
import { InvitePeople } from "./invite-people.tsx";
import { InvitedPeople } from "./invited-people.tsx";
import { MyAccess } from "./my-access.tsx";
import { Organisations } from "./organisations.tsx";
import { Requests } from "./requests.tsx";
import {
  type Question,
  type SharingChanges,
  SharingContext,
  useSharingChanges,
  useSharingQuery,
} from "./sharing-context.ts";
import "./sharing.css";

export interface ShareDialogProps {
  readonly documentId: string;
  readonly mayShare: boolean;
  readonly onClose: () => void;
}

export function ShareDialog({ documentId, mayShare, onClose }: ShareDialogProps) {
  const { t } = useTranslation(["sharing", "translation"]);
  const errorText = useErrorText();
  const { data, error, refetch } = useSharingQuery(documentId);
  return (
    <LazyModal title={mayShare ? t("title") : t("titleRead")} kind="panel" onClose={onClose}>
      {data ? (
        <Contents documentId={documentId} sharing={data} />
      ) : error ? (
        <div className="sharing-section">
          <Notice kind="bad">
            <p>{t("notLoaded")}</p>
            <p>{errorText(error)}</p>
          </Notice>
          <button className="button" type="button" onClick={() => void refetch()}>
            {t("translation:app.retry")}
          </button>
        </div>
      ) : (
        <Loading label={t("translation:app.loading")} />
      )}
    </LazyModal>
  );
}

interface ContentsProps {
  readonly documentId: string;
  readonly sharing: Sharing;
}

function Contents({ documentId, sharing }: ContentsProps) {
  const { mayShare } = sharing;
  const changes = useSharingChanges(documentId);
  const { change, isBusy } = changes;
  const [question, setQuestion] = useState<Question>();
  useFocusAfter(changes, question);
  return (
    <SharingContext value={{ documentId, sharing, isBusy, change, ask: setQuestion }}>
      <div className="sharing">
        <MyAccess />
        {mayShare && (
          <>
            <Requests />
            <InvitePeople />
            <Invitations />
          </>
        )}
        <InvitedPeople />
        <Organisations />
        <NetworkPeople />
        <Administrators />
        {mayShare && <GuestLinks documentId={documentId} />}
        <DocumentLink />
        <AccessMatrix />
      </div>
      <Outcome changes={changes} />
      {question && (
        <ConfirmDialog
          title={question.title}
          action={question.action}
          onConfirm={() => changes.apply(question.change)}
          onClose={() => setQuestion(undefined)}
        >
          <p>{question.body}</p>
        </ConfirmDialog>
      )}
    </SharingContext>
  );
}

/** After a change whose button is gone, the focus goes where it can go on from; not before a question is closed. */
function useFocusAfter({ last }: SharingChanges, question: Question | undefined): void {
  const handled = useRef<unknown>(undefined);
  useEffect(() => {
    if (question || handled.current === last) return;
    handled.current = last;
    if (last?.focus !== undefined) document.getElementById(last.focus)?.focus();
  }, [last, question]);
}

/** What is happening and what has happened, where it is seen however far one has scrolled. */
function Outcome({ changes: { isBusy, error, last } }: { readonly changes: SharingChanges }) {
  const { t } = useTranslation("sharing");
  const errorText = useErrorText();
  return (
    <div className="sharing-outcome">
      {error && !isBusy && <Notice kind="bad">{errorText(error)}</Notice>}
      <p role="status">{isBusy ? t("busy") : last?.done}</p>
    </div>
  );
}
