/** A text in which people are named by `@` and the beginning of their name. */
import type { ReviewPerson } from "@brudnopis/schema";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Face } from "../../ui/face.tsx";
import { type MentionQuery, mentionBefore, searchPeople } from "./mentions.ts";

/** More than these fit no card; who types on finds the others. */
const mostOffered = 6;
const longestText = 8000;

export interface MentionInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly people: readonly ReviewPerson[];
  readonly rows?: number;
  readonly isInvalid?: boolean;
  /** Takes the keyboard when it appears. */
  readonly isFocused?: boolean;
  readonly onChange: (value: string) => void;
  readonly onSubmit: () => void;
  readonly onEscape?: () => void;
}

export function MentionInput(props: MentionInputProps) {
  const { label, hint, value, people, rows = 3, isInvalid = false, isFocused = false } = props;
  const { t } = useTranslation("review");
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [query, setQuery] = useState<MentionQuery>();
  const [chosen, setChosen] = useState(0);
  const found = query ? searchPeople(people, query.query).slice(0, mostOffered) : [];
  const isOffering = found.length > 0;
  const optionId = (index: number) => `${id}-option-${index}`;
  useEffect(() => {
    // Its card is brought into view by what places it.
    if (isFocused) input.current?.focus({ preventScroll: true });
  }, [isFocused]);
  const caret = useCaret(input, value);

  const look = () => {
    const element = input.current;
    const next = element ? mentionBefore(element.value, element.selectionStart) : undefined;
    setQuery(next);
    if (next?.from !== query?.from || next?.query !== query?.query) setChosen(0);
  };
  const pick = (person: ReviewPerson) => {
    if (!query) return;
    const head = `${value.slice(0, query.from)}@${person.name} `;
    const rest = value.slice(query.from + 1 + query.query.length).replace(/^ /u, "");
    caret.moveTo(head.length);
    setQuery(undefined);
    props.onChange(head + rest);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOffering && offerKeys(event)) return event.preventDefault();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onSubmit();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      if (query) setQuery(undefined);
      else props.onEscape?.();
    }
  };
  const offerKeys = ({ key, ctrlKey }: KeyboardEvent): boolean => {
    const person = found[chosen];
    if (key === "ArrowDown") setChosen((chosen + 1) % found.length);
    else if (key === "ArrowUp") setChosen((chosen + found.length - 1) % found.length);
    else if ((key === "Enter" || key === "Tab") && person && !ctrlKey) pick(person);
    else return false;
    return true;
  };
  return (
    <div className="mention-input">
      <label htmlFor={id}>{label}</label>
      <textarea
        className="input"
        id={id}
        ref={input}
        rows={rows}
        maxLength={longestText}
        value={value}
        placeholder={props.placeholder}
        aria-invalid={isInvalid}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOffering ? `${id}-list` : undefined}
        aria-activedescendant={isOffering ? optionId(chosen) : undefined}
        onChange={(event) => {
          props.onChange(event.target.value);
          look();
        }}
        onSelect={look}
        onBlur={() => setQuery(undefined)}
        onKeyDown={onKeyDown}
      />
      {hint !== undefined && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <span className="visually-hidden" role="status">
        {isOffering && t("compose.mentions", { count: found.length })}
      </span>
      {isOffering && (
        <div className="mention-list" id={`${id}-list`} role="listbox" aria-label={label}>
          {found.map((person, index) => (
            <div
              key={person.id}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              // The caret stays in the text.
              onMouseDown={(event) => {
                event.preventDefault();
                pick(person);
              }}
            >
              <Face name={person.name} hue={person.hue} />
              <span>
                <b>{person.name}</b>
                <span>{person.organisation}</span>
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** Behind a name that was put in: React would leave the caret at the end of the text. */
function useCaret(input: { readonly current: HTMLTextAreaElement | null }, value: string) {
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    const at = wanted.current;
    wanted.current = undefined;
    if (at !== undefined) input.current?.setSelectionRange(at, at);
  }, [input, value]);
  return {
    moveTo: (at: number) => {
      wanted.current = at;
    },
  };
}
