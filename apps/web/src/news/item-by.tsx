import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { relativeTime } from "../ui/relative-time.ts";

export interface ItemByProps {
  readonly authors: string;
  readonly at: number | undefined;
}

/** „Anna Wójcik, 3 godziny temu” */
export function ItemBy({ authors, at }: ItemByProps) {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n);
  if (at === undefined) return <p className="news-by">{authors}</p>;
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  return (
    <p className="news-by">
      {authors},{" "}
      <time dateTime={new Date(at).toISOString()} title={exact.format(at)}>
        {relativeTime(at, Date.now(), locale)}
      </time>
    </p>
  );
}
