/** A block from a spreadsheet, looked at before it is written: what goes where, and what was not understood. */
import {
  countPaste,
  guessColumns,
  pasteableFields,
  pasteBlock,
  readBlock,
} from "@brudnopis/document";
import type { Field } from "@brudnopis/schema";
import { type ClipboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { announce, recordKey, showToast } from "../document/page-state.ts";
import { reveal } from "../document/reveal.ts";
import { stepBack } from "../document/step.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { readClipboard } from "./clipboard-table.ts";
import type { PasteProps, PasteRequest } from "./lazy-paste.tsx";
import { newId } from "./new-id.ts";
import { PastePreview } from "./paste-preview.tsx";
import "./paste-dialog.css";

export function PasteDialog(props: PasteProps) {
  const { t } = useTranslation("paste");
  const { language } = useConnectedDocument();
  const [rows, setRows] = useState(props.request.rows);
  const title = props.collection.title[language];
  return (
    <LazyModal title={t("title", { title })} kind="panel" onClose={props.onClose}>
      {rows === undefined ? (
        <AskForCells onRows={setRows} />
      ) : (
        <Pasting {...props} rows={rows} onAgain={() => setRows(undefined)} />
      )}
    </LazyModal>
  );
}

function AskForCells({ onRows }: { readonly onRows: (rows: string[][]) => void }) {
  const { t } = useTranslation("paste");
  const [isEmpty, setEmpty] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  // The dialog was opened to paste: the next key is Ctrl+V.
  useEffect(() => area.current?.focus(), []);
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const rows = readClipboard(event.clipboardData);
    if (rows.length > 0) onRows(rows);
    else setEmpty(true);
  };
  return (
    <>
      <p>{t("lead")}</p>
      <textarea
        className="input paste-area"
        aria-label={t("area")}
        placeholder={t("area")}
        rows={6}
        ref={area}
        value=""
        onChange={() => setEmpty(true)}
        onPaste={onPaste}
      />
      <p className="form-problem" role="status">
        {isEmpty && t("nothing")}
      </p>
    </>
  );
}

type Rows = NonNullable<PasteRequest["rows"]>;

interface PastingProps extends PasteProps {
  readonly rows: Rows;
  readonly onAgain: () => void;
}

function Pasting(props: PastingProps) {
  const { rows, onAgain, onClose } = props;
  const { t } = useTranslation(["paste", "translation"]);
  const {
    hasHeader,
    setHeader,
    columns,
    setColumns,
    fields,
    pasted,
    isOver,
    setOver,
    counts,
    write,
  } = usePasting(props);
  const unread = pasted.flatMap((row) => [...row.values()]).filter((cell) => !cell.isUnderstood);
  const total = counts.changed + counts.added;
  return (
    <>
      <p>{t("check")}</p>
      <label className="paste-choice">
        <input
          type="checkbox"
          checked={hasHeader}
          onChange={({ target }) => setHeader(target.checked)}
        />
        {t("header")}
      </label>
      <PastePreview
        rows={hasHeader ? rows.slice(1) : rows}
        header={hasHeader ? rows[0] : undefined}
        columns={columns}
        fields={fields}
        onColumns={setColumns}
        collection={props.collection}
      />
      {props.request.start?.record !== undefined && (
        <Where isOver={isOver} onChange={setOver} counts={counts} />
      )}
      <div className="paste-counts" role="status">
        <p>{t("counts", { added: counts.added, changed: counts.changed })}</p>
        {unread.length > 0 && (
          <p className="paste-unread">{t("unread", { count: unread.length })}</p>
        )}
        {counts.left > 0 && (
          <Notice>{t("noRoom", { count: counts.left, max: props.collection.max })}</Notice>
        )}
      </div>
      <div className="actions">
        <button
          className="button primary"
          type="button"
          disabled={total === 0}
          onClick={() => {
            write();
            onClose();
          }}
        >
          {t("write", { count: total })}
        </button>
        <button className="button" type="button" onClick={onAgain}>
          {t("again")}
        </button>
        <button className="button quiet" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </>
  );
}

interface WhereProps {
  readonly isOver: boolean;
  readonly onChange: (isOver: boolean) => void;
  readonly counts: { readonly changed: number };
}

function Where({ isOver, onChange }: WhereProps) {
  const { t } = useTranslation("paste");
  return (
    <fieldset className="paste-where">
      <legend>{t("where")}</legend>
      {[false, true].map((choice) => (
        <label className="paste-choice" key={String(choice)}>
          <input
            type="radio"
            name="where"
            checked={isOver === choice}
            onChange={() => onChange(choice)}
          />
          {t(choice ? "over" : "append")}
        </label>
      ))}
    </fieldset>
  );
}

function usePasting({ collection, parent, shown, request, rows }: PastingProps) {
  const { t } = useTranslation("paste");
  const open = useConnectedDocument();
  const { session, page, template, language } = open;
  const { doc, undo } = session;
  const { start } = request;
  const fields = useMemo(() => pasteableFields(collection, parent), [collection, parent]);
  const guess = useMemo(
    () => guessColumns(rows, collection, fields, start?.field),
    [rows, collection, fields, start],
  );
  const [hasHeader, setHeader] = useState(guess.hasHeader);
  const [columns, setColumns] = useState<readonly (string | undefined)[]>(guess.fields);
  const [isOver, setOver] = useState(false);

  const block = hasHeader ? rows.slice(1) : rows;
  const contextNow = () => ({ template, content: session.content.get(), language });
  const pasted = readBlock(block, columns, collection, contextNow());
  const first = shown.findIndex(({ id }) => id === start?.record);
  const live = session.content.get().collections[collection.key] ?? [];
  const over =
    isOver && first >= 0
      ? shown.slice(first).filter(({ id }) => live.some((record) => record.id === id))
      : [];
  const values =
    parent !== undefined && collection.parent !== undefined ? { [collection.parent]: parent } : {};
  const target = { collection, over, values, newId };
  const write = () => {
    undo.separate();
    const { added, changed, left } = pasteBlock(
      doc,
      // A name that somebody added since the preview is found now.
      readBlock(block, columns, collection, contextNow()),
      target,
    );
    undo.separate();
    const said = t("written", { added: added.length, changed: changed.length });
    const text = left > 0 ? `${said} ${t("noRoom", { count: left, max: collection.max })}` : said;
    showToast(page, text, { label: t("undo"), run: () => stepBack(open) });
    announce(page, text);
    const shownFirst = changed[0] ?? added[0];
    if (shownFirst === undefined) return;
    // The dialog gives the keyboard back first, and the rows come a frame from now.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => reveal(open, recordKey(collection.key, shownFirst), true)),
    );
  };
  return {
    hasHeader,
    setHeader,
    columns,
    setColumns,
    fields: fields satisfies readonly Field[],
    pasted,
    isOver,
    setOver,
    counts: countPaste(doc, pasted.length, target),
    write,
  };
}
