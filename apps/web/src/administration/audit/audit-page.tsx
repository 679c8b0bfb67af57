/** The audit log: who did what to whom, where and when. */
import type { AuditQuery } from "@brudnopis/schema";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { administrationApi, files } from "../administration-api.ts";
import { AdminPage } from "../admin-page.tsx";
import { Loaded } from "../loaded.tsx";
import { useFilters } from "../use-filters.ts";
import { scope } from "../use-refresh.ts";
import { useRescue } from "../use-rescue.ts";
import { toAction } from "./action-groups.ts";
import { AuditFilters, filterNames } from "./audit-filters.tsx";
import { EventTable } from "./event-table.tsx";

export function AuditLogPage() {
  const { t } = useTranslation("administration");
  const [filters] = useFilters(filterNames);
  const query = toQuery(filters);
  return (
    <AdminPage
      title={t("audit.title")}
      audience="installation"
      action={
        <a className="button" href={files.audit(query)} download>
          <Download size={18} aria-hidden />
          {t("audit.download")}
        </a>
      }
    >
      {() => (
        <>
          <AuditFilters />
          <Events query={query} />
        </>
      )}
    </AdminPage>
  );
}

type Filters = Readonly<Record<(typeof filterNames)[number], string>>;

/** What of an address makes sense: somebody may have written it by hand. */
function toQuery({ od, do: until, czynnosc, osoba, dokument }: Filters): AuditQuery {
  const action = toAction(czynnosc);
  return {
    ...(isDay(od) ? { from: od } : {}),
    ...(isDay(until) ? { to: until } : {}),
    ...(action ? { action } : {}),
    ...(osoba === "" ? {} : { person: osoba }),
    ...(dokument === "" ? {} : { document: dokument }),
  };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function Events({ query }: { readonly query: AuditQuery }) {
  const { t } = useTranslation("administration");
  const { heading: end, rescue } = useRescue<HTMLParagraphElement>();
  const log = useInfiniteQuery({
    queryKey: [scope, "audit", query],
    queryFn: ({ pageParam }) =>
      administrationApi.audit({ ...query, ...(pageParam === "" ? {} : { after: pageParam }) }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const more = async () => {
    await log.fetchNextPage();
    rescue();
  };
  return (
    <Loaded query={log}>
      {({ pages }) => {
        const events = pages.flatMap((page) => page.events);
        const [first] = pages;
        return (
          <>
            <p className="toolbar-count" role="status">
              {t(log.hasNextPage ? "audit.shownSoFar" : "audit.shown", { count: events.length })}
            </p>
            {events.length === 0 ? (
              <p className="teach">{t("audit.none")}</p>
            ) : (
              <EventTable events={events} />
            )}
            {log.hasNextPage && (
              <div className="more-button">
                <button
                  className="button"
                  type="button"
                  aria-disabled={log.isFetchingNextPage}
                  onClick={() => void (log.isFetchingNextPage || more())}
                >
                  {log.isFetchingNextPage ? t("audit.loading") : t("audit.more")}
                </button>
              </div>
            )}
            <p className="form-hint kept" ref={end} tabIndex={-1}>
              {first && t("audit.kept", { count: first.keptDays })}
            </p>
          </>
        );
      }}
    </Loaded>
  );
}
