import type { AuditEvent } from "@brudnopis/schema";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import "../../ui/data-table.css";
import { useDates } from "../use-dates.ts";
import { sentenceOf } from "./sentence.ts";

export function EventTable({ events }: { readonly events: readonly AuditEvent[] }) {
  const { t } = useTranslation("administration");
  return (
    <div className="table-paper">
      <table className="data-table audit-table">
        <thead>
          <tr>
            <th scope="col">{t("audit.when")}</th>
            <th scope="col">{t("audit.who")}</th>
            <th scope="col">{t("audit.what")}</th>
            <th scope="col">{t("audit.from")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ event }: { readonly event: AuditEvent }) {
  const { t } = useTranslation("administration");
  const { shortMoment } = useDates();
  const { at, by, address } = event;
  const nobody = address === undefined ? t("audit.server") : t("audit.nobody");
  return (
    <tr>
      <td className="audit-when">
        <time dateTime={new Date(at).toISOString()}>{shortMoment(at)}</time>
      </td>
      <td data-label={t("audit.who")}>
        {by ? <Link to={`/administracja/osoby/${by.id}`}>{by.name}</Link> : nobody}
      </td>
      <td className="audit-what">
        {sentenceOf(event, t).map(({ text, to }) => (
          <Fragment key={`${text} ${to ?? ""}`}>
            {to === undefined ? text : <Link to={to}>{text}</Link>}
          </Fragment>
        ))}
      </td>
      <td className="code" data-label={t("audit.from")}>
        {address}
      </td>
    </tr>
  );
}
