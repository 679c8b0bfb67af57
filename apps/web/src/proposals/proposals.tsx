/** Asking people without an account, as far as the document page knows of it. The rest comes when it is needed. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, useDocument, usePage } from "../document/document-context.ts";
import { focusOn } from "../document/reveal.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { LazyPart } from "../ui/lazy-part.tsx";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { loadProposals } from "./load-proposals.ts";
import "./ask-button.css";

export interface AskButtonProps {
  /** Of a field. */
  readonly address: string;
  readonly label: string;
}

/**
 * Beside a field's name. The style sheet shows it to who is in the field or points at it, and draws its sign: there are
 * a hundred of these before the first letter can be typed.
 */
export function AskButton({ address, label }: AskButtonProps) {
  const { t } = useTranslation();
  const { page } = useDocument();
  return (
    <button
      className="bubble-button ask-button"
      type="button"
      title={t("ask.button")}
      aria-label={t("ask.about", { place: label })}
      onClick={() => page.set((state) => ({ ...state, asking: address }))}
    />
  );
}

/** The dialog of the button that was pressed last. */
export function AskingDialog() {
  const { i18n } = useTranslation();
  const open = useConnectedDocument();
  const address = usePage((state) => state.asking);
  const close = () => {
    open.page.set((state) => ({ ...state, asking: undefined }));
    // The button shows only while the keyboard is in its field, which is where it goes back to.
    if (address?.includes(".")) requestAnimationFrame(() => focusOn(open, address));
  };
  if (address === undefined) return null;
  const load = async () => (await loadProposals(i18n)).AskDialog;
  return <LazyPart load={load} props={{ address, onClose: close }} onClose={close} />;
}

/** For those who write, once they can: answers wait in the margin. */
export function Answers() {
  const { i18n } = useTranslation();
  const isOffered = useIsOffered();
  const [isWanted, setWanted] = useState(true);
  const load = async () => (await loadProposals(i18n)).AnswersPanel;
  return (
    isOffered && isWanted && <LazyPart load={load} props={{}} onClose={() => setWanted(false)} />
  );
}

/** The same where there is no margin: a line that leads to a sheet. */
export function AnswersLine({ onOpen }: { readonly onOpen: () => void }) {
  const { i18n } = useTranslation();
  const isOffered = useIsOffered();
  const [isWanted, setWanted] = useState(true);
  const load = async () => (await loadProposals(i18n)).AnswersNotice;
  return (
    isOffered &&
    isWanted && <LazyPart load={load} props={{ onOpen }} onClose={() => setWanted(false)} />
  );
}

export function AnswersSheet({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const load = async () => (await loadProposals(i18n)).AnswersPanel;
  return (
    <LazyModal title={t("ask.answers")} kind="sheet" onClose={onClose}>
      <LazyPart load={load} props={{ onLeave: onClose }} onClose={onClose} />
    </LazyModal>
  );
}

/** Not before the editor is here and works: nothing of this may hold up reading or writing. */
function useIsOffered(): boolean {
  const { session } = useConnectedDocument();
  const hasEditor = usePage((state) => state.editing !== undefined);
  return useWhenIdle(session.canEdit && hasEditor);
}
