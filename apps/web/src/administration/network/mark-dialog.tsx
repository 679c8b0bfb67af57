/** A mark for the row, or other words for one: no mark is there without words for who does not see it. */
import type { ProgrammeMark } from "@brudnopis/schema";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormField } from "../../ui/form-field.tsx";
import { useAnnounce } from "../announce.ts";
import { ChooseFile } from "../choose-file.tsx";
import { FormDialog } from "../form-dialog.tsx";
import { trimmed } from "../form-reading.ts";
import { useFileRefusal } from "../use-file-refusal.ts";
import type { ReadForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";
import { marksApi } from "./marks-api.ts";

/** As the server takes them; drawings of vectors can hold scripts. */
const accepted = "image/png,image/jpeg,image/webp";

export interface MarkDialogProps {
  readonly networkId: string;
  /** Absent for a new one. */
  readonly mark: ProgrammeMark | undefined;
  readonly marks: readonly ProgrammeMark[];
  readonly onClose: () => void;
}

export function MarkDialog({ networkId, mark, marks, onClose }: MarkDialogProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const refusal = useFileRefusal("marks");
  const [picture, setPicture] = useState<File>();
  const read = (form: FormData): ReadForm<string> => {
    const alt = trimmed(form, "alt");
    const problems = {
      ...(alt === "" ? { alt: t("marks.altMissing") } : {}),
      ...(!mark && !picture ? { picture: t("marks.pictureMissing") } : {}),
    };
    return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, body: alt };
  };
  const save = async (alt: string) => {
    if (mark) {
      const row = marks.map(({ id, alt: known }) => ({ id, alt: id === mark.id ? alt : known }));
      await marksApi.change(networkId, { marks: row });
    } else if (picture) await marksApi.add(networkId, alt, picture);
    await refresh();
    announce(t(mark ? "marks.changed" : "marks.added", { name: alt }));
  };
  return (
    <FormDialog
      title={mark ? t("marks.changeTitle") : t("marks.addTitle")}
      action={mark ? t("save") : t("marks.add")}
      read={read}
      save={save}
      refusalOf={refusal}
      onClose={onClose}
    >
      {(problemAt) => (
        <>
          {!mark && (
            <Picture
              picture={picture}
              problem={picture ? undefined : problemAt("picture")}
              onChosen={setPicture}
            />
          )}
          <FormField
            label={t("marks.alt")}
            hint={t("marks.altHint")}
            problem={problemAt("alt")}
            name="alt"
            maxLength={200}
            autoComplete="off"
            defaultValue={mark?.alt}
          />
        </>
      )}
    </FormDialog>
  );
}

interface PictureProps {
  readonly picture: File | undefined;
  readonly problem: string | undefined;
  readonly onChosen: (picture: File) => void;
}

function Picture({ picture, problem, onChosen }: PictureProps) {
  const { t } = useTranslation("administration");
  const url = useMemo(() => picture && URL.createObjectURL(picture), [picture]);
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  return (
    <div className="form-field">
      <ChooseFile
        accept={accepted}
        isBusy={false}
        label={t(picture ? "marks.otherPicture" : "marks.picture")}
        onChosen={onChosen}
      />
      <span className="form-hint">{t("marks.pictureHint")}</span>
      {/* What it shows is being asked for right below. */}
      {url !== undefined && <img className="mark-chosen" src={url} alt="" />}
      {problem !== undefined && <span className="form-problem">{problem}</span>}
    </div>
  );
}
