import { type PasteContext, readBlock } from "@brudnopis/document";
import type { Collection, Field } from "@brudnopis/schema";
import { TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";

export interface PastePreviewProps {
  readonly collection: Collection;
  readonly rows: readonly (readonly string[])[];
  readonly header: readonly string[] | undefined;
  readonly columns: readonly (string | undefined)[];
  readonly fields: readonly Field[];
  readonly onColumns: (columns: readonly (string | undefined)[]) => void;
}

/** Enough to see whether the columns are right. */
const mostShown = 30;

/** The cells as they came, under the fields that they go to. */
export function PastePreview(props: PastePreviewProps) {
  const { collection, rows, header, columns, fields, onColumns } = props;
  const { t } = useTranslation("paste");
  const { session, template, language } = useConnectedDocument();
  const context = useMemo<PasteContext>(
    () => ({ template, content: session.content.get(), language }),
    [template, session, language],
  );
  const choose = (column: number, key: string) =>
    onColumns(
      // A field takes one column: another that had it is left out.
      columns.map((other, index) =>
        index === column ? key || undefined : other === key ? undefined : other,
      ),
    );
  return (
    // What scrolls must be reached by the keyboard, or it cannot be read with it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="paste-preview" tabIndex={0} role="region" aria-label={t("preview")}>
      <table>
        <thead>
          <tr>
            {columns.map((key, column) => (
              <th key={column} scope="col">
                {header?.[column] !== undefined && <span>{header[column] || "–"}</span>}
                <select
                  className="input"
                  aria-label={t("column", { number: column + 1 })}
                  value={key ?? ""}
                  onChange={({ target }) => choose(column, target.value)}
                >
                  <option value="">{t("skip")}</option>
                  {fields.map((field) => (
                    <option key={field.key} value={field.key}>
                      {field.label[language]}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostShown).map((cells, index) => (
            <PreviewRow
              key={index}
              cells={cells}
              columns={columns}
              collection={collection}
              context={context}
            />
          ))}
        </tbody>
      </table>
      {rows.length > mostShown && (
        <p className="form-hint">{t("more", { count: rows.length - mostShown })}</p>
      )}
    </div>
  );
}

interface PreviewRowProps {
  readonly cells: readonly string[];
  readonly columns: readonly (string | undefined)[];
  readonly collection: Collection;
  readonly context: PasteContext;
}

function PreviewRow({ cells, columns, collection, context }: PreviewRowProps) {
  const { t } = useTranslation("paste");
  const [row] = readBlock([cells], columns, collection, context);
  return (
    <tr>
      {columns.map((key, column) => {
        const isUnread = key !== undefined && row?.get(key)?.isUnderstood === false;
        return (
          <td key={column} className={cellClass(key, isUnread)}>
            {isUnread && <TriangleAlert size={14} role="img" aria-label={t("unreadCell")} />}
            {cells[column]}
          </td>
        );
      })}
    </tr>
  );
}

function cellClass(key: string | undefined, isUnread: boolean): string | undefined {
  if (key === undefined) return "is-skipped";
  return isUnread ? "is-unread" : undefined;
}
