import type { PersonDetails } from "@brudnopis/schema";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormField } from "../../ui/form-field.tsx";
import { administrationApi, files } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { FormDialog } from "../form-dialog.tsx";
import { trimmed } from "../form-reading.ts";
import { Panel } from "../panel.tsx";
import type { ReadForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";

export interface PersonDataProps {
  readonly person: PersonDetails;
  readonly isMe: boolean;
}

/** What a person may ask for about their data: a copy of it, and to be erased. */
export function PersonData({ person, isMe }: PersonDataProps) {
  const { t } = useTranslation("administration");
  const [isErasing, setErasing] = useState(false);
  return (
    <Panel title={t("personData.title")} lead={t("personData.lead")}>
      <ul className="steps">
        <li>
          <div>
            <b>{t("personData.copy")}</b>
            <span>{t("personData.copyMeaning")}</span>
          </div>
          <a className="button small" href={files.personData(person.id)} download>
            <Download size={16} aria-hidden />
            {t("personData.download")}
          </a>
        </li>
        <li>
          <div>
            <b>{t("personData.erasure")}</b>
            <span>{t("personData.erasureShort")}</span>
          </div>
          {!isMe && (
            <button className="button danger small" type="button" onClick={() => setErasing(true)}>
              {t("personData.erase")}
            </button>
          )}
        </li>
      </ul>
      {isErasing && <EraseDialog person={person} onClose={() => setErasing(false)} />}
    </Panel>
  );
}

interface EraseDialogProps {
  readonly person: PersonDetails;
  readonly onClose: () => void;
}

/** Asks to type the name: it cannot be taken back, and names of colleagues stand close together in lists. */
function EraseDialog({ person, onClose }: EraseDialogProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const { id, name } = person;
  const read = (form: FormData): ReadForm<undefined> =>
    isSameName(trimmed(form, "name"), name)
      ? { ok: true, body: undefined }
      : { ok: false, problems: { name: t("personData.nameDiffers", { name }) } };
  const erase = async () => {
    await administrationApi.erasePerson(id);
    await refresh();
    announce(t("personData.erased"));
  };
  return (
    <FormDialog
      title={t("personData.eraseTitle", { name })}
      action={t("personData.eraseForGood")}
      isDangerous
      read={read}
      save={erase}
      onClose={onClose}
    >
      {(problemAt) => (
        <>
          <ul className="meaning">
            <li>{t("personData.meaning1")}</li>
            <li>{t("personData.meaning2")}</li>
            <li>{t("personData.meaning3")}</li>
            <li>{t("personData.meaning4")}</li>
          </ul>
          <FormField
            label={t("personData.typeName", { name })}
            problem={problemAt("name")}
            name="name"
            autoComplete="off"
          />
        </>
      )}
    </FormDialog>
  );
}

function isSameName(typed: string, name: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, " ").trim().toLocaleLowerCase("pl");
  return plain(typed) === plain(name);
}
