/**
 * „Od Twojej ostatniej wizyty” and „Kto to napisał?”, as far as the first bundle knows of them: places that stay empty
 * until their code has come. Nothing of it may hold up reading or writing.
 */
import { UserSearch } from "lucide-react";
import { memo, type ReactNode, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, useDocument, usePage } from "../document/document-context.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import { createStore } from "../ui/store.ts";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { rangeOf } from "./blame-question.ts";
import { loadBlame, loadNews } from "./load-news.ts";
import { NewsContext, startState, useNewsState } from "./news-state.ts";

/** Around everything that shows what is new. */
export function NewsProvider({ children }: { readonly children: ReactNode }) {
  const [news] = useState(() => createStore(startState));
  return <NewsContext value={news}>{children}</NewsContext>;
}

/** Asks what is new once the document can be read and written in, and there is time. */
export const NewsRunner = memo(function NewsRunner() {
  const { i18n } = useTranslation();
  const news = useContext(NewsContext);
  const { session } = useConnectedDocument();
  const isReader = usePage(({ mode }) => mode !== "edit");
  const hasEditor = usePage(({ editing }) => editing !== undefined);
  const isOffered = useWhenIdle(isReader || hasEditor);
  const [isWanted, setWanted] = useState(true);
  const load = async () => {
    const part = await loadNews(i18n);
    news?.set((state) => ({ ...state, part }));
    return part.NewsCentre;
  };
  const mayKnow = session.details.document.permissions.includes("suggest");
  if (!mayKnow || !isOffered || !isWanted) return null;
  return <LazyPart load={load} props={{}} onClose={() => setWanted(false)} />;
});

/** In the table of contents, beside a section. */
export const SectionNews = memo(function SectionNews({ section }: { readonly section: string }) {
  const isNew = useNewsState(({ sections }) => sections.some((each) => each.section === section));
  const part = useNewsState((state) => (isNew ? state.part : undefined));
  return part ? <part.SectionBadge section={section} /> : null;
});

/** Above the table of contents. */
export function NewsSummary({ onChosen }: { readonly onChosen: (() => void) | undefined }) {
  const part = useNewsState((state) => state.part);
  return part ? <part.OutlineNews onChosen={onChosen} /> : null;
}

/** In the toolbar: who wrote what is selected, or all of the field. */
export function BlameTool() {
  const { t } = useTranslation();
  const news = useContext(NewsContext);
  const { session } = useConnectedDocument();
  const editor = usePage((state) => state.editor);
  const { page } = useDocument();
  const label = t("format.blame");
  if (!session.details.document.permissions.includes("suggest")) return null;
  const ask = () => {
    const address = page.get().active?.address;
    if (!editor || address === undefined) return;
    const { doc, selection } = editor.state;
    const [before, selected] = [
      doc.textBetween(0, selection.from, "\n"),
      doc.textBetween(selection.from, selection.to, "\n"),
    ];
    const blame = { address, range: rangeOf(before, selected) };
    news?.set((state) => ({ ...state, blame }));
  };
  return (
    <button
      className="icon-button"
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      aria-disabled={editor === undefined}
      // The selection stays as it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={ask}
    >
      <UserSearch size={18} aria-hidden />
    </button>
  );
}

/** The answer, while somebody reads it. */
export function BlameAnswer() {
  const { i18n } = useTranslation();
  const news = useContext(NewsContext);
  const question = useNewsState((state) => state.blame);
  if (!question) return null;
  const close = () => news?.set((state) => ({ ...state, blame: undefined }));
  const load = async () => (await loadBlame(i18n)).BlameDialog;
  return <LazyPart load={load} props={{ question, onClose: close }} onClose={close} />;
}
