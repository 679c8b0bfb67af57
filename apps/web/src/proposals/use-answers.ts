import type { GuestLink, Proposal } from "@brudnopis/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { showToast } from "../document/page-state.ts";
import { useErrorText } from "../ui/error-text.ts";
import { proposalsApi } from "./proposals-api.ts";

/** An answer comes when somebody finds the time: nobody waits for it with the page in front of them. */
const everyMs = 30_000;

export interface Answers {
  readonly answers: readonly Proposal[];
  /** Questions that can still be answered. */
  readonly questions: readonly GuestLink[];
}

/** What was asked about this document and answered; undefined while it is not known. */
export function useAnswers(): { readonly data: Answers | undefined; readonly error: unknown } {
  const { session } = useConnectedDocument();
  const { id } = session.details.document;
  const options = { refetchInterval: everyMs };
  const answers = useQuery({
    queryKey: ["answers", id],
    queryFn: () => proposalsApi.answers(id),
    ...options,
  });
  const questions = useQuery({
    queryKey: ["questions", id],
    queryFn: () => proposalsApi.questions(id),
    ...options,
  });
  const isKnown = answers.data !== undefined && questions.data !== undefined;
  return {
    data: isKnown
      ? {
          answers: answers.data,
          questions: questions.data.filter(({ state }) => state === "open"),
        }
      : undefined,
    error: answers.error ?? questions.error,
  };
}

/** Asks again for both lists. */
export function useRefreshAnswers(): () => Promise<unknown> {
  const { session } = useConnectedDocument();
  const { id } = session.details.document;
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["answers", id] }),
      queries.invalidateQueries({ queryKey: ["questions", id] }),
    ]);
}

/** Says what became of an answer, with a way back. `onDone` is called when the lists show it. */
export function useDecision(onDone: () => void) {
  const { t } = useTranslation("proposals");
  const errorText = useErrorText();
  const { session, page } = useConnectedDocument();
  const refresh = useRefreshAnswers();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ answer, state }: { answer: Proposal; state: Proposal["state"] }) =>
      proposalsApi.decide(session.details.document.id, answer.id, state),
    onSuccess: async (_, { answer, state }) => {
      const undo = { label: t("undo"), run: () => mutate({ answer, state: answer.state }) };
      showToast(page, t(`became.${state}`, { name: answer.name }), undo);
      await refresh();
      // Here, for the answer that asked is gone from its list by now, and its own callbacks with it.
      onDone();
    },
    onError: (error) => showToast(page, errorText(error)),
  });
  return { decide: mutate, isPending };
}
