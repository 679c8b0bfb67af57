/** The input of a reference: what is typed into it searches, and the list below offers what was found. */
import type { Collection } from "@brudnopis/schema";
import { ChevronDown, X } from "lucide-react";
import {
  type KeyboardEvent,
  type RefObject,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import {
  useConnectedDocument,
  useContent,
  useDocument,
  useIsEditing,
} from "../document/document-context.ts";
import { mayCreate, nameIn } from "./reference-choice.ts";
import type { ReferenceInputProps } from "./reference-input.tsx";
import { type Offer, optionId, OptionList, useOffers } from "./reference-options.tsx";

export interface ReferenceSearchProps extends ReferenceInputProps {
  readonly collection: Collection | undefined;
  readonly chosen: readonly string[];
  /** Of a field that holds one: what the input shows while nobody types. */
  readonly single: string | undefined;
  /** The record whose field this is, when it could refer to itself. */
  readonly own: string | undefined;
  readonly onPick: (offer: Offer) => void;
  readonly onClear: () => void;
}

export function ReferenceSearch(props: ReferenceSearchProps) {
  const { field, labelId, describedBy, single, onClear } = props;
  const { t } = useTranslation();
  const { template } = useDocument();
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(props.typed);
  const [isOpen, setOpen] = useState(props.typed !== undefined);
  const [active, setActive] = useState(0);
  const label = useContent((content) =>
    single === undefined ? "" : nameIn(content, field.to, single, template),
  );
  const name = single === undefined ? "" : label || t("value.unnamed");
  const keys = useRef<OpenListKeys>(null);

  const close = () => {
    setOpen(false);
    setTyped(undefined);
    setActive(0);
  };
  const open = () => setOpen(true);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isHandled = isOpen ? keys.current?.(event) : opensList(event);
    if (!isHandled) return;
    event.preventDefault();
    if (!isOpen) open();
  };
  const leave = () => {
    // An input that was emptied and left holds nothing.
    if (typed === "" && single !== undefined) onClear();
    close();
  };

  return (
    <div className="reference-search" ref={box}>
      <input
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && active >= 0 ? optionId(listId, active) : undefined}
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        placeholder={t(field.multiple ? "records.pick.searchMore" : "records.pick.search")}
        value={typed ?? name}
        data-settled={typed === undefined}
        onClick={open}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          open();
        }}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      {single !== undefined && (
        <button
          className="icon-button small clear"
          type="button"
          aria-label={t("records.pick.dropName", { name })}
          onClick={() => {
            onClear();
            box.current?.querySelector("input")?.focus();
          }}
        >
          <X size={16} aria-hidden />
        </button>
      )}
      <ChevronDown className="reference-arrow" size={18} aria-hidden />
      {isOpen && (
        <OpenList
          {...props}
          listId={listId}
          anchor={box}
          query={typed ?? ""}
          active={active}
          onActive={setActive}
          onClose={close}
          keys={keys}
        />
      )}
    </div>
  );
}

function opensList({ key, altKey }: KeyboardEvent): boolean {
  return key === "ArrowDown" || (key === "ArrowUp" && altKey);
}

/** Says whether the key was meant for the list. */
type OpenListKeys = (event: KeyboardEvent) => boolean;

interface OpenListProps extends ReferenceSearchProps {
  readonly listId: string;
  readonly anchor: RefObject<HTMLDivElement | null>;
  readonly query: string;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onClose: () => void;
  readonly keys: RefObject<OpenListKeys | null>;
}

/** Only this part watches all the records that could be chosen. */
function OpenList(props: OpenListProps) {
  const { collection, query, own, active, onActive, onClose, onPick, field, keys } = props;
  const { t } = useTranslation();
  const { language } = useDocument();
  const { session } = useConnectedDocument();
  // Who suggests writes nothing in the document.
  const isEditing = useIsEditing();
  const isNewOffered = isEditing && mayCreate(session.doc, collection);
  const offers = useOffers(collection, query, own, isNewOffered);
  const pick = (offer: Offer) => {
    onPick(offer);
    onClose();
  };
  const onKey = (event: KeyboardEvent) => {
    const offer = offers[active];
    const next = nextActive(event.key, active, offers.length);
    if (next !== undefined) onActive(next);
    else if (event.key === "Enter" && offer) pick(offer);
    else if (event.key === "Tab" && query.trim() !== "" && offer?.kind === "record") {
      // What was typed and found is meant; the key still moves on.
      pick(offer);
      return false;
    } else if (event.key === "Escape") onClose();
    else return false;
    // Esc closes the list before it leaves what the list is in.
    event.stopPropagation();
    return true;
  };
  // The keyboard is in the input above; the keys of an open list are here.
  useImperativeHandle(keys, () => onKey);
  return (
    <>
      <OptionList
        id={props.listId}
        anchor={props.anchor}
        label={collection?.title[language] ?? ""}
        typed={query}
        offers={offers}
        active={active}
        chosen={props.chosen}
        isMultiple={field.multiple}
        onPick={pick}
      />
      <span className="visually-hidden" role="status">
        {t("records.pick.found", { count: offers.filter(({ kind }) => kind === "record").length })}
      </span>
    </>
  );
}

function nextActive(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return (active + 1) % count;
  if (key === "ArrowUp") return (active - 1 + count) % count;
  return undefined;
}
