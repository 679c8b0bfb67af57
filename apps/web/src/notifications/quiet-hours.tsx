import type { NotificationSettings } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { HourField } from "./hour-field.tsx";

type Quiet = NotificationSettings["quiet"];

export interface QuietHoursProps {
  readonly quiet: Quiet;
  readonly onChange: (quiet: Quiet) => void;
}

const usual = { from: "18:00", to: "07:00", weekends: true } as const;

/** When no e-mail comes. */
export function QuietHours({ quiet, onChange }: QuietHoursProps) {
  const { t } = useTranslation("notifications");
  return (
    <fieldset className="quiet-hours">
      <legend className="visually-hidden">{t("settings.quiet")}</legend>
      <label className="check-line">
        <input
          type="checkbox"
          checked={quiet !== undefined}
          onChange={({ target }) => onChange(target.checked ? usual : undefined)}
        />
        <span>
          {t("settings.quiet")}
          <small>{t("settings.quietHint")}</small>
        </span>
      </label>
      {quiet && (
        <>
          <div className="quiet-span">
            <HourField
              label={t("settings.quietFrom")}
              value={quiet.from}
              onChange={(from) => onChange({ ...quiet, from })}
            />
            <HourField
              label={t("settings.quietTo")}
              value={quiet.to}
              problem={quiet.from === quiet.to ? t("settings.quietSame") : undefined}
              onChange={(to) => onChange({ ...quiet, to })}
            />
          </div>
          <label className="check-line">
            <input
              type="checkbox"
              checked={quiet.weekends}
              onChange={({ target }) => onChange({ ...quiet, weekends: target.checked })}
            />
            <span>{t("settings.weekends")}</span>
          </label>
        </>
      )}
    </fieldset>
  );
}
