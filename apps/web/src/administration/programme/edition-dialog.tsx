import type { EditionNode, ProgrammeNode } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { FormField, SelectField } from "../../ui/form-field.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { ArchiveButton } from "../archive.tsx";
import { FormDialog } from "../form-dialog.tsx";
import { nullable, text, trimmed } from "../form-reading.ts";
import type { ReadForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";
import { PeriodFields, type Period, periodProblems } from "./period-fields.tsx";

export interface EditionDialogProps {
  readonly programme: ProgrammeNode;
  /** Absent for a new one. */
  readonly edition?: EditionNode;
  readonly all: readonly ProgrammeNode[];
  readonly onClose: () => void;
}

interface EditionBody extends Period {
  readonly name: string;
  readonly programmeId: string;
}

export function EditionDialog({ programme, edition, all, onClose }: EditionDialogProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const read = (form: FormData): ReadForm<EditionBody> => {
    const name = trimmed(form, "name");
    const period = { startsOn: nullable(form, "startsOn"), endsOn: nullable(form, "endsOn") };
    const problems = {
      ...(name === "" ? { name: t("problem.nameMissing") } : {}),
      ...periodProblems(period, t),
    };
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    const programmeId = text(form, "programmeId") || programme.id;
    return { ok: true, body: { name, programmeId, ...period } };
  };
  const save = async (body: EditionBody) => {
    await store(programme, edition, body);
    await refresh();
    announce(t("saved", { name: body.name }));
  };
  return (
    <FormDialog
      title={edition ? t("edition.change") : t("edition.addTo", { name: programme.name })}
      action={t(edition ? "save" : "edition.add")}
      read={read}
      save={save}
      onClose={onClose}
      footer={edition && <ArchiveEdition edition={edition} onDone={onClose} />}
    >
      {(problemAt) => (
        <>
          <FormField
            label={t("name")}
            hint={t("edition.nameHint")}
            problem={problemAt("name")}
            name="name"
            maxLength={200}
            autoComplete="off"
            defaultValue={edition?.name}
          />
          <PeriodFields {...edition} problemAt={problemAt} />
          {edition && all.length > 1 && (
            <SelectField
              label={t("edition.programme")}
              hint={t("edition.moveHint")}
              name="programmeId"
              defaultValue={programme.id}
            >
              {all.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          )}
        </>
      )}
    </FormDialog>
  );
}

async function store(
  programme: ProgrammeNode,
  edition: EditionNode | undefined,
  { name, startsOn, endsOn, programmeId }: EditionBody,
): Promise<void> {
  if (!edition) {
    await administrationApi.startEdition(programme.id, {
      name,
      ...(startsOn === null ? {} : { startsOn }),
      ...(endsOn === null ? {} : { endsOn }),
    });
    return;
  }
  const isMoved = programmeId !== programme.id;
  await administrationApi.changeEdition(edition.id, {
    name,
    startsOn,
    endsOn,
    ...(isMoved ? { programmeId } : {}),
  });
}

interface ArchiveEditionProps {
  readonly edition: EditionNode;
  readonly onDone: () => void;
}

function ArchiveEdition({ edition, onDone }: ArchiveEditionProps) {
  const { t } = useTranslation("administration");
  return (
    <div className="dialog-footer">
      <ArchiveButton
        name={edition.name}
        isArchived={edition.archived}
        meaning={t("edition.archiveMeaning")}
        change={(archived) => administrationApi.changeEdition(edition.id, { archived })}
        onDone={onDone}
      />
    </div>
  );
}
