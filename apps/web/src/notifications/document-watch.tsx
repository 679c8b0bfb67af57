/** How closely one watches a document, and single sections of it. */
import { inboxSection, type Section, type WatchLevel, type WatchList } from "@brudnopis/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { notificationsApi } from "./notifications-api.ts";

export const levels = ["all", "mine", "none"] as const;

export function DocumentWatch({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation("notifications");
  const errorText = useErrorText();
  const watches = useQuery({
    queryKey: ["watches", documentId],
    queryFn: () => notificationsApi.watches(documentId),
  });
  const change = useWatchChange();
  const name = useId();
  if (!watches.data) return null;
  const level = levelOfDocument(watches.data, documentId);
  const watch = { kind: "document", id: documentId } as const;
  return (
    <section className="watch" aria-labelledby={name}>
      <h3 id={name}>{t("watch.document")}</h3>
      {change.isError && <Notice kind="bad">{errorText(change.error)}</Notice>}
      <fieldset>
        <legend className="visually-hidden">{t("watch.document")}</legend>
        {levels.map((each) => (
          <label key={each} className="watch-level">
            <input
              type="radio"
              name={name}
              checked={level === each}
              onChange={() => change.mutate({ watch, level: each })}
            />
            <span>
              {t(`watch.level.${each}`)}
              <small>{t(`watch.hint.${each}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <SectionWatches documentId={documentId} list={watches.data} />
    </section>
  );
}

interface SectionWatchesProps {
  readonly documentId: string;
  readonly list: WatchList;
}

/** What an import left over is there for a while only. */
function isLasting({ key }: Section): boolean {
  return key !== inboxSection.key;
}

function SectionWatches({ documentId, list }: SectionWatchesProps) {
  const { t } = useTranslation("notifications");
  const { template, language } = useConnectedDocument();
  const change = useWatchChange();
  return (
    <details className="watch-sections">
      <summary>{t("watch.sections")}</summary>
      {template.sections.filter(isLasting).map(({ key, number, title }) => (
        <label key={key}>
          <span>
            {number}. {title[language]}
          </span>
          <select
            className="input"
            value={levelOfSection(list, documentId, key) ?? ""}
            onChange={({ target }) =>
              change.mutate({
                watch: { kind: "section", id: documentId, section: key },
                level: levelFrom(target.value) ?? null,
              })
            }
          >
            <option value="">{t("watch.asDocument")}</option>
            {levels.map((each) => (
              <option key={each} value={each}>
                {t(`watch.level.${each}`)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </details>
  );
}

export function useWatchChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: notificationsApi.watch,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["watches"] }),
  });
}

function levelFrom(text: string): WatchLevel | undefined {
  return levels.find((level) => level === text);
}

function levelOfDocument({ watches }: WatchList, id: string): WatchLevel | undefined {
  return watches.find(({ watch }) => watch.kind === "document" && watch.id === id)?.level;
}

function levelOfSection({ watches }: WatchList, id: string, section: string) {
  return watches.find(
    ({ watch }) => watch.kind === "section" && watch.id === id && watch.section === section,
  )?.level;
}
