import type { DocumentSummary } from "@brudnopis/schema";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchField } from "../../ui/search-field.tsx";

/** From how many documents on a search field is worth its place. */
const searchFrom = 6;

export interface DocumentChoiceProps {
  readonly documents: readonly DocumentSummary[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Several documents of those that one may remark on. What is chosen stays so while another search hides it. */
export function DocumentChoice({ documents, chosen, onChoose }: DocumentChoiceProps) {
  const { t } = useTranslation("kit");
  const [query, setQuery] = useState("");
  const shown = documents.filter((document) => matches(document, query));
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <fieldset className="kit-documents">
      <legend>{t("use.documents")}</legend>
      {documents.length >= searchFrom && (
        <SearchField label={t("use.searchDocuments")} onSearch={setQuery} />
      )}
      {shown.length === 0 && <p>{t("use.noneFound", { query })}</p>}
      <ul>
        {shown.map((document) => (
          <DocumentLine
            key={document.id}
            document={document}
            isChosen={chosen.has(document.id)}
            onChoose={(isChosen) => choose(document.id, isChosen)}
          />
        ))}
      </ul>
      <p className="kit-chosen">
        <span role="status">{t("use.chosen", { count: chosen.size })}</span>
        <button
          className="button quiet small"
          type="button"
          onClick={() => onChoose(new Set([...chosen, ...shown.map(({ id }) => id)]))}
        >
          {t("use.all")}
        </button>
        {chosen.size > 0 && (
          <button className="button quiet small" type="button" onClick={() => onChoose(new Set())}>
            {t("use.none")}
          </button>
        )}
      </p>
    </fieldset>
  );
}

function matches(document: DocumentSummary, query: string): boolean {
  const text = [document.title, document.network, ...document.organisations].join(" ");
  const words = query.toLocaleLowerCase("pl").split(/\s+/).filter(Boolean);
  return words.every((word) => text.toLocaleLowerCase("pl").includes(word));
}

interface DocumentLineProps {
  readonly document: DocumentSummary;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function DocumentLine({ document, isChosen, onChoose }: DocumentLineProps) {
  const { t } = useTranslation("kit");
  const id = useId();
  const { title, organisations, network } = document;
  return (
    <li>
      <input
        id={id}
        type="checkbox"
        checked={isChosen}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <label htmlFor={id}>
        {title || t("use.untitled")}
        <small>{[...organisations, ...(network === undefined ? [] : [network])].join(" · ")}</small>
      </label>
    </li>
  );
}
