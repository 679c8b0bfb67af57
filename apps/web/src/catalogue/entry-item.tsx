/** One entry: what it is called, what it fills, when it can be had and what to mind. */
import { catalogueName, formatDate } from "@brudnopis/document";
import type { CatalogueEntry, Collection } from "@brudnopis/schema";
import { TriangleAlert } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";
import { factsOf, type Moments, timingOf } from "./entry-facts.ts";

export interface EntryItemProps {
  readonly collection: Collection;
  readonly entry: CatalogueEntry;
  readonly moments: Moments;
  readonly isUsed: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

export function EntryItem(props: EntryItemProps) {
  const { collection, entry, moments, isUsed, isChosen, onChoose } = props;
  const { t } = useTranslation("catalogue");
  const { language } = useDocument();
  // What it fills is shown as it will be written.
  const written = useContent((content) => content.language);
  const id = useId();
  return (
    <li className="catalogue-entry">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-about`}
        checked={isChosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <div>
        <label htmlFor={id} lang={written}>
          {catalogueName(collection, entry, written)}
        </label>
        {isUsed && <span className="catalogue-used">{t("used")}</span>}
      </div>
      <div className="catalogue-about" id={`${id}-about`}>
        <Warning entry={entry} moments={moments} />
        <dl className="catalogue-facts">
          {factsOf(collection, entry, written).map(({ field, text }) => (
            <div key={field.key}>
              <dt>{field.label[language]}</dt>
              <dd lang={written}>{text}</dd>
            </div>
          ))}
        </dl>
        {entry.note && <p>{entry.note[language]}</p>}
      </div>
    </li>
  );
}

/** In words and with a sign: that a source is closed must not be told from the dates alone. */
function Warning({
  entry,
  moments,
}: {
  readonly entry: CatalogueEntry;
  readonly moments: Moments;
}) {
  const { t } = useTranslation("catalogue");
  const { language } = useDocument();
  const timing = timingOf(entry, moments);
  if (timing === "open") return null;
  const day = (date: string | undefined) => (date === undefined ? "" : formatDate(date, language));
  const words = {
    closed: () => t("closed", { day: day(entry.closes) }),
    "closes-before-start": () =>
      t("closesBeforeStart", { day: day(entry.closes), start: day(moments.start) }),
    "not-yet": () => t("notYet", { day: day(entry.opens) }),
  };
  return (
    <p className="catalogue-warning">
      <TriangleAlert size={16} aria-hidden />
      {words[timing]()}
    </p>
  );
}
