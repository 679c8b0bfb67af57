import type { NewProgramme, ProgrammeNode } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { FormField } from "../../ui/form-field.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { ArchiveButton } from "../archive.tsx";
import { FormDialog } from "../form-dialog.tsx";
import { trimmed } from "../form-reading.ts";
import type { ReadForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";

export interface ProgrammeDialogProps {
  /** Absent for a new one. */
  readonly programme?: ProgrammeNode;
  readonly onClose: () => void;
}

export function ProgrammeDialog({ programme, onClose }: ProgrammeDialogProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const read = (form: FormData): ReadForm<NewProgramme> => {
    const name = trimmed(form, "name");
    return name === ""
      ? { ok: false, problems: { name: t("problem.nameMissing") } }
      : { ok: true, body: { name } };
  };
  const save = async (body: NewProgramme) => {
    if (programme) await administrationApi.changeProgramme(programme.id, body);
    else await administrationApi.startProgramme(body);
    await refresh();
    announce(t("saved", { name: body.name }));
  };
  return (
    <FormDialog
      title={t(programme ? "programme.change" : "programme.add")}
      action={t(programme ? "save" : "programme.add")}
      read={read}
      save={save}
      onClose={onClose}
      footer={programme && <ArchiveProgramme programme={programme} onDone={onClose} />}
    >
      {(problemAt) => (
        <FormField
          label={t("name")}
          hint={t("programme.nameHint")}
          problem={problemAt("name")}
          name="name"
          maxLength={200}
          autoComplete="off"
          defaultValue={programme?.name}
        />
      )}
    </FormDialog>
  );
}

interface ArchiveProgrammeProps {
  readonly programme: ProgrammeNode;
  readonly onDone: () => void;
}

function ArchiveProgramme({ programme, onDone }: ArchiveProgrammeProps) {
  const { t } = useTranslation("administration");
  return (
    <div className="dialog-footer">
      <ArchiveButton
        name={programme.name}
        isArchived={programme.archived}
        meaning={t("programme.archiveMeaning")}
        change={(archived) => administrationApi.changeProgramme(programme.id, { archived })}
        onDone={onDone}
      />
    </div>
  );
}
