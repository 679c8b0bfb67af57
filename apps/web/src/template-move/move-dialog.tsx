/** What moving the document to another version of its template would change, and the move. */
import type { Language, TemplateMovePreview } from "@brudnopis/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { useErrorText } from "../ui/error-text.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { templateMoveApi } from "./template-move-api.ts";

export interface MoveDialogProps {
  readonly version: number;
  readonly onClose: () => void;
}

export function MoveDialog({ version, onClose }: MoveDialogProps) {
  const { t } = useTranslation("templateMove");
  return (
    <LazyModal title={t("title", { version })} kind="panel" onClose={onClose}>
      <Move version={version} onClose={onClose} />
    </LazyModal>
  );
}

function Move({ version, onClose }: MoveDialogProps) {
  const { t } = useTranslation(["templateMove", "translation"]);
  const { session, template } = useConnectedDocument();
  const errorText = useErrorText();
  const { id } = session.details.document;
  const preview = useQuery({
    queryKey: ["template-move", id, version],
    queryFn: () => templateMoveApi.preview(id, version),
    // Others go on writing: it is asked for anew each time the dialog opens.
    gcTime: 0,
  });
  const move = useMutation({
    // The server sends everybody away to load the document again, this page too.
    mutationFn: () => templateMoveApi.move(id, { id: template.id, version }),
    onSuccess: onClose,
  });
  return (
    <div className="template-move">
      {preview.isPending && <p>{t("working")}</p>}
      {preview.error && <Notice kind="bad">{errorText(preview.error)}</Notice>}
      {preview.data && <Preview preview={preview.data} />}
      <p className="form-hint">{t("promise")}</p>
      {move.error && <Notice kind="bad">{errorText(move.error)}</Notice>}
      <div className="actions">
        <button
          className="button primary"
          type="button"
          disabled={!preview.data || move.isPending}
          onClick={() => move.mutate()}
        >
          {move.isPending ? t("moving") : t("move", { version })}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </div>
  );
}

function Preview({ preview }: { readonly preview: TemplateMovePreview }) {
  const { t } = useTranslation("templateMove");
  const { language } = useConnectedDocument();
  const { added, removed, changed, orphans, unread } = preview;
  return (
    <>
      <Group title={t("orphans", { count: orphans.length })} isOpen items={orphans.length}>
        {orphans.map(({ address, label, text }) => (
          <li key={address}>
            <b>{label[language]}</b>: {text}
          </li>
        ))}
      </Group>
      <Group title={t("unread", { count: unread.length })} isOpen items={unread.length}>
        {unread.map(({ address, label, text }) => (
          <li key={address}>
            <b>{label[language]}</b>: {text}
          </li>
        ))}
      </Group>
      {orphans.length + unread.length === 0 && <p className="template-safe">{t("nothingLost")}</p>}
      <Group title={t("added", { count: added.length })} items={added.length}>
        {added.map((place) => (
          <li key={place.address}>{nameOf(place, language)}</li>
        ))}
      </Group>
      <Group title={t("removed", { count: removed.length })} items={removed.length}>
        {removed.map((place) => (
          <li key={place.address}>{nameOf(place, language)}</li>
        ))}
      </Group>
      <Group title={t("changed", { count: changed.length })} items={changed.length}>
        {changed.map((place) => (
          <li key={place.address}>
            {nameOf(place, language)}:{" "}
            {place.what.map((difference) => differenceText(t, difference)).join(", ")}
          </li>
        ))}
      </Group>
    </>
  );
}

type Place = TemplateMovePreview["added"][number];

/** „Finansowanie działania – Rok”. */
function nameOf({ within, label }: Place, language: Language): string {
  return `${within[language]} – ${label[language]}`;
}

const differences = [
  "label",
  "guidance",
  "type",
  "limit",
  "options-added",
  "options-removed",
  "required",
  "no-longer-required",
  "refers-to",
] as const;

type T = ReturnType<typeof useTranslation<"templateMove">>["t"];

function differenceText(t: T, difference: string): string {
  const known = differences.find((candidate) => candidate === difference);
  return known === undefined ? difference : t(`difference.${known}`);
}

interface GroupProps {
  readonly title: string;
  readonly items: number;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

function Group({ title, items, isOpen = false, children }: GroupProps) {
  if (items === 0) return null;
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <ul>{children}</ul>
    </details>
  );
}
