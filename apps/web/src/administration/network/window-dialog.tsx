import type { NewPeerWindow, PeerWindow } from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { FormField, TextAreaField } from "../../ui/form-field.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { FormDialog } from "../form-dialog.tsx";
import { text, trimmed } from "../form-reading.ts";
import type { AdminForm, ReadForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";
import { fromClock, toClock } from "./warsaw-time.ts";

export interface WindowDialogProps {
  readonly networkId: string;
  /** Absent for a new one. */
  readonly window?: PeerWindow;
  readonly onClose: () => void;
}

export function WindowDialog({ networkId, window, onClose }: WindowDialogProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const save = async (body: NewPeerWindow) => {
    if (window) await administrationApi.changeWindow(networkId, window.id, body);
    else await administrationApi.openWindow(networkId, body);
    await refresh();
    announce(t(window ? "windows.changed" : "windows.added"));
  };
  return (
    <FormDialog
      title={t(window ? "windows.change" : "windows.add")}
      action={t(window ? "save" : "windows.add")}
      read={(form) => readWindow(form, t)}
      save={save}
      onClose={onClose}
    >
      {(problemAt) => (
        <>
          <MomentFields
            name="opensAt"
            at={window?.opensAt}
            usualTime="08:00"
            problemAt={problemAt}
          />
          <MomentFields
            name="closesAt"
            at={window?.closesAt}
            usualTime="16:00"
            problemAt={problemAt}
          />
          <p className="form-hint">{t("windows.clock")}</p>
          <TextAreaField
            label={t("windows.note")}
            hint={t("windows.noteHint")}
            name="note"
            rows={2}
            maxLength={500}
            defaultValue={window?.note}
          />
        </>
      )}
    </FormDialog>
  );
}

interface MomentFieldsProps {
  readonly name: "opensAt" | "closesAt";
  readonly at: number | undefined;
  readonly usualTime: string;
  readonly problemAt: AdminForm["problemAt"];
}

function MomentFields({ name, at, usualTime, problemAt }: MomentFieldsProps) {
  const { t } = useTranslation("administration");
  const clock = at === undefined ? { day: "", time: usualTime } : toClock(at);
  return (
    <fieldset className="form-field field-pair">
      <legend>{t(`windows.${name}`)}</legend>
      <FormField
        label={t("windows.day")}
        problem={problemAt(name)}
        name={name}
        type="date"
        defaultValue={clock.day}
      />
      <FormField
        label={t("windows.time")}
        name={`${name}-time`}
        type="time"
        defaultValue={clock.time}
      />
    </fieldset>
  );
}

function readWindow(form: FormData, t: TFunction<"administration">): ReadForm<NewPeerWindow> {
  const momentOf = (name: string) =>
    fromClock({ day: text(form, name), time: text(form, `${name}-time`) });
  const [opensAt, closesAt] = [momentOf("opensAt"), momentOf("closesAt")];
  if (opensAt === undefined || closesAt === undefined) {
    const problems = {
      ...(opensAt === undefined ? { opensAt: t("problem.momentMissing") } : {}),
      ...(closesAt === undefined ? { closesAt: t("problem.momentMissing") } : {}),
    };
    return { ok: false, problems };
  }
  if (closesAt <= opensAt) {
    return { ok: false, problems: { closesAt: t("problem.closesBeforeOpening") } };
  }
  return { ok: true, body: { opensAt, closesAt, note: trimmed(form, "note") } };
}
