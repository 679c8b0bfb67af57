/** A suggestion as it stands beside the text and in lists: what would change, whose it is, and what can be done. */
import type { Suggestion } from "@brudnopis/schema";
import { MapPin } from "lucide-react";
import { memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isConnected, useDocument } from "../../document/document-context.ts";
import { useCardFocus } from "../thread/use-card-focus.ts";
import { CardHead } from "../thread/card-head.tsx";
import { cardAttribute } from "../use-card-clicks.ts";
import { BatchLine } from "./batch-line.tsx";
import { ChangeText } from "./change-text.tsx";
import { SuggestionActions } from "./suggestion-actions.tsx";
import { useAuthor } from "./use-author.ts";

export interface SuggestionCardProps {
  readonly suggestion: Suggestion;
  /** With all that can be done. */
  readonly isActive: boolean;
  /** Where it does not stand beside its place. */
  readonly isNamed?: boolean;
}

export const SuggestionCard = memo(function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, isActive, isNamed = false } = props;
  const { t } = useTranslation("suggest");
  const { name } = useAuthor(suggestion);
  const open = useDocument();
  const card = useRef<HTMLElement>(null);
  useCardFocus(card, suggestion.id);
  // A frozen text has no suggestions: what they would change is the living one.
  if (!isConnected(open)) return null;
  return (
    <article
      className={`thread suggestion is-${suggestion.state}${isActive ? " is-active" : ""}`}
      aria-label={t("cardLabel", { author: name, place: suggestion.label })}
      {...{ [cardAttribute]: suggestion.id }}
      tabIndex={-1}
      ref={card}
    >
      <Head suggestion={suggestion} />
      {isNamed && <Place label={suggestion.label} />}
      <ChangeText change={suggestion.change} label={suggestion.label} />
      {suggestion.note !== "" && <p className="suggestion-note">{suggestion.note}</p>}
      <SuggestionActions suggestion={suggestion} />
      {isActive && <BatchLine suggestion={suggestion} />}
    </article>
  );
});

function Head({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation("suggest");
  return (
    <CardHead by={useAuthor(suggestion)} at={suggestion.at}>
      <p className="thread-kind suggestion-kind">
        <b>{t(suggestion.guest === undefined ? "suggestion" : "answer")}</b>
      </p>
    </CardHead>
  );
}

function Place({ label }: { readonly label: string }) {
  const { t } = useTranslation("suggest");
  return (
    <div className="thread-place">
      <p>
        <MapPin size={14} aria-hidden />
        <span>{label === "" ? t("noPlace") : label}</span>
      </p>
    </div>
  );
}
