import { useTranslation } from "react-i18next";
import { relativeTime } from "../../ui/relative-time.ts";

/** „3 godziny temu”, with the exact time for whoever points at it. */
export function Moment({ at }: { readonly at: number }) {
  const { i18n } = useTranslation();
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeStyle: "short" });
  return (
    <time dateTime={new Date(at).toISOString()} title={exact.format(at)}>
      {relativeTime(at, Date.now(), i18n.language)}
    </time>
  );
}
