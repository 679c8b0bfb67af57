/** The catalogue of one collection: found by search, chosen one or several at a time, copied into records. */
import { usedEntries } from "@brudnopis/document";
import type { CatalogueEntry, Collection, RecordContent } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, useContent } from "../document/document-context.ts";
import { useErrorText } from "../ui/error-text.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { catalogueApi } from "./catalogue-api.ts";
import { type Moments, searchEntries } from "./entry-facts.ts";
import { EntryItem } from "./entry-item.tsx";
import { useFilling } from "./use-filling.ts";

export interface CatalogueDialogProps {
  readonly collection: Collection;
  readonly parent: string | undefined;
  readonly onClose: () => void;
}

export function CatalogueDialog(props: CatalogueDialogProps) {
  const { t } = useTranslation("catalogue");
  const { language } = useConnectedDocument();
  const title = t("title", { name: props.collection.title[language] });
  return (
    <LazyModal title={title} kind="panel" onClose={props.onClose}>
      <Catalogue {...props} />
    </LazyModal>
  );
}

function Catalogue(props: CatalogueDialogProps) {
  const { t } = useTranslation(["catalogue", "translation"]);
  const { session, template, language } = useConnectedDocument();
  const errorText = useErrorText();
  const named = session.details.pack;
  const { data, error, refetch } = useQuery({
    queryKey: ["pack", template.id, template.version, named?.id],
    queryFn: () => catalogueApi.pack(template, named?.id ?? ""),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) {
    return (
      <Notice kind="bad">
        <p>{errorText(error)}</p>
        <button className="button small" type="button" onClick={() => void refetch()}>
          {t("translation:app.retry")}
        </button>
      </Notice>
    );
  }
  if (!data) return <p role="status">{t("translation:app.loading")}</p>;
  return (
    <>
      <p>{t("lead", { pack: data.title[language] })}</p>
      <Choice {...props} entries={data.catalogues[props.collection.key] ?? []} />
    </>
  );
}

const none: readonly RecordContent[] = [];

interface ChoiceProps extends CatalogueDialogProps {
  readonly entries: readonly CatalogueEntry[];
}

function Choice({ collection, parent, entries, onClose }: ChoiceProps) {
  const { t } = useTranslation(["catalogue", "translation"]);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const records = useContent(({ collections }) => collections[collection.key] ?? none);
  const moments = useMoments();
  const fill = useFilling(collection, parent);
  const used = usedEntries(collection, entries, records);
  const found = searchEntries(collection, entries, typed);
  const room = collection.max - records.length;
  const choose = (key: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  return (
    <>
      <div className="catalogue-search">
        <SearchField label={t("search")} onSearch={setTyped} />
        <p className="form-hint" role="status">
          {found.length === 0 ? t("nothing") : t("found", { count: found.length })}
        </p>
      </div>
      <ul className="catalogue-list">
        {found.map((entry) => (
          <EntryItem
            key={entry.key}
            collection={collection}
            entry={entry}
            moments={moments}
            isUsed={used.has(entry.key)}
            isChosen={chosen.has(entry.key)}
            onChoose={(isChosen) => choose(entry.key, isChosen)}
          />
        ))}
      </ul>
      <div className="catalogue-actions">
        <button
          className="button primary"
          type="button"
          disabled={chosen.size === 0 || chosen.size > room}
          onClick={() => {
            onClose();
            fill(entries.filter(({ key }) => chosen.has(key)));
          }}
        >
          {chosen.size === 0 ? t("choose") : t("add", { count: chosen.size })}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
        {chosen.size > room && <p role="alert">{t("full", { count: room })}</p>}
      </div>
    </>
  );
}

/** Today where this page is read, and the day on which the plan begins. */
function useMoments(): Moments {
  const { template } = useConnectedDocument();
  const from = template.period?.from;
  const start = useContent(({ fields }) => {
    const field = from === undefined ? undefined : fields[from];
    return field?.type === "date" ? field.date : undefined;
  });
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return { today: parts.map((part) => String(part).padStart(2, "0")).join("-"), start };
}
