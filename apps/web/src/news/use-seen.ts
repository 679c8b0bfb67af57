/** Marking as seen, in one section or everywhere. */
import { useMutation } from "@tanstack/react-query";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { announce, showToast } from "../document/page-state.ts";
import { useErrorText } from "../ui/error-text.ts";
import { newsApi } from "./news-api.ts";
import { countNews } from "./news-items.ts";
import { NewsContext, type NewsState } from "./news-state.ts";

export interface MarkSeen {
  readonly isBusy: boolean;
  /** Of a section, or of the whole document. `onDone` is called once the server knows. */
  mark(section: string | undefined, onDone?: () => void): void;
}

interface Marking {
  readonly section: string | undefined;
  readonly onDone: (() => void) | undefined;
}

export function useSeen(): MarkSeen {
  const { t } = useTranslation("news");
  const store = useContext(NewsContext);
  const { session, page } = useConnectedDocument();
  const errorText = useErrorText();
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ section }: Marking) => {
      const news = store?.get().news;
      if (!news) return;
      const { seq } = news.changes.to;
      const seen = section === undefined ? { seq } : { seq, section };
      await newsApi.see(session.details.document.id, seen);
    },
    onSuccess: (_, { section, onDone }) => {
      store?.set((state) => withoutSeen(state, section));
      announce(page, t(section === undefined ? "seenAll" : "seenSection"));
      // What asked for it may be gone with what it stood in, and then would not be told by itself.
      onDone?.();
    },
    onError: (error) => showToast(page, errorText(error)),
  });
  return {
    isBusy: isPending,
    mark: (section, onDone) => mutate({ section, onDone }),
  };
}

export function withoutSeen(state: NewsState, section: string | undefined): NewsState {
  const sections =
    section === undefined ? [] : state.sections.filter((each) => each.section !== section);
  const { bar } = state;
  const isStepGone =
    bar.phase === "step" && !sections.some(({ items }) => items.some((item) => item.id === bar.id));
  const isOver = countNews(sections) === 0;
  return {
    ...state,
    sections,
    bar: isOver || isStepGone ? { phase: isOver ? "hidden" : "offer" } : bar,
  };
}
