/** The list below a reference's input: the records that match, and the offer to make a new one. */
import type { Collection } from "@brudnopis/schema";
import { Plus } from "lucide-react";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";
import { noRecords } from "../records/no-records.ts";
import { useFloating } from "../ui/use-floating.ts";
import { type Choice, choicesOf, matchingChoices } from "./reference-choice.ts";

export interface ReferenceOption extends Choice {
  /** Went while the list was open: it stays in its place, so that nobody picks its neighbour by mistake. */
  readonly isGone: boolean;
}

export type Offer =
  | { readonly kind: "record"; readonly option: ReferenceOption }
  | { readonly kind: "create"; readonly name: string };

/** What is offered for what was typed, in the order in which the arrow keys go through it. */
export function useOffers(
  collection: Collection | undefined,
  typed: string,
  own: string | undefined,
  mayCreate: boolean,
): readonly Offer[] {
  const { template } = useDocument();
  const key = collection?.key ?? "";
  const records = useContent(({ collections }) => collections[key] ?? noRecords);
  const choices = useMemo(() => choicesOf(records, key, template), [records, key, template]);
  const options = useWithGone(choices);
  return useMemo(() => {
    const live = options.filter(({ id }) => id !== own);
    const found = matchingChoices(live, typed).map((choice) => ({
      kind: "record" as const,
      option: { ...choice, isGone: !choices.some(({ id }) => id === choice.id) },
    }));
    const name = typed.trim();
    const isNew = name !== "" && !live.some((choice) => choice.name === name);
    return mayCreate && isNew ? [...found, { kind: "create" as const, name }] : found;
  }, [options, choices, typed, own, mayCreate]);
}

/** The choices of now, and in their old places those that went while the list was open. */
function useWithGone(choices: readonly Choice[]): readonly Choice[] {
  const [seen, setSeen] = useState({ choices, merged: choices });
  if (seen.choices === choices) return seen.merged;
  const merged = [...choices];
  for (const [index, choice] of seen.merged.entries()) {
    if (!choices.some(({ id }) => id === choice.id)) merged.splice(index, 0, choice);
  }
  setSeen({ choices, merged });
  return merged;
}

export interface OptionListProps {
  readonly id: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly typed: string;
  readonly offers: readonly Offer[];
  readonly active: number;
  readonly chosen: readonly string[];
  readonly isMultiple: boolean;
  readonly onPick: (offer: Offer) => void;
}

export function OptionList(props: OptionListProps) {
  const { id, anchor, label, typed, offers, active, isMultiple } = props;
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useFloating(list, anchor);
  useEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  return (
    // What is pressed here must not take the keyboard out of the input.
    <div
      className="option-list"
      popover="manual"
      role="presentation"
      ref={list}
      onMouseDown={(event) => event.preventDefault()}
    >
      {offers.length === 0 && (
        <p className="option-none">
          {typed.trim() === ""
            ? t("records.pick.none", { title: label })
            : t("records.pick.nothing", { typed })}
        </p>
      )}
      <div id={id} role="listbox" aria-label={label} aria-multiselectable={isMultiple || undefined}>
        {offers.map((offer, index) => (
          <OptionItem {...props} key={keyOf(offer)} offer={offer} index={index} />
        ))}
      </div>
    </div>
  );
}

function keyOf(offer: Offer): string {
  return offer.kind === "record" ? offer.option.id : "+";
}

export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

interface OptionItemProps extends OptionListProps {
  readonly offer: Offer;
  readonly index: number;
}

function OptionItem({ id, offer, index, active, chosen, onPick }: OptionItemProps) {
  const { t } = useTranslation();
  const isChosen = offer.kind === "record" && chosen.includes(offer.option.id);
  return (
    // The keyboard stays in the input, which names this as its active option.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={optionId(id, index)}
      role="option"
      tabIndex={-1}
      className={index === active ? "option is-active" : "option"}
      aria-selected={isChosen}
      onClick={() => onPick(offer)}
    >
      {offer.kind === "create" ? (
        <>
          <Plus size={16} aria-hidden />
          {t("records.pick.create", { name: offer.name })}
        </>
      ) : (
        <>
          <span className="option-mark" aria-hidden>
            {isChosen && "✓"}
          </span>
          {offer.option.code !== undefined && <b>{offer.option.code}</b>}
          <span>{offer.option.name || t("value.unnamed")}</span>
          {offer.option.isGone && <em>{t("records.pick.gone")}</em>}
        </>
      )}
    </div>
  );
}
