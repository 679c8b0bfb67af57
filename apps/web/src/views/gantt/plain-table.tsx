/** The schedule as a plain table: what is also on paper. */
import type { Gantt } from "@brudnopis/document";
import { ganttTable } from "@brudnopis/export";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { RecordLink } from "../record-link.tsx";

const [codeColumn, nameColumn] = [0, 1] as const;

export function PlainTable({ gantt }: { readonly gantt: Gantt }) {
  const { t } = useTranslation("gantt");
  const { language } = useDocument();
  const { caption, columns, rows } = ganttTable(gantt, t("tableCaption"), language);
  return (
    <div className="table-frame">
      <table className="record-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ header }) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, place, cells }) => (
            <tr key={key} className="record-row">
              {columns.map(({ header }, index) => (
                <td
                  key={header}
                  className={index === codeColumn ? "code" : undefined}
                  data-label={header}
                >
                  {index === nameColumn && place !== undefined ? (
                    <RecordLink place={place}>{cells[index]}</RecordLink>
                  ) : (
                    cells[index] || "–"
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
