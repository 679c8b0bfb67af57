/** The organisation's own Word template: what documents look like when they are exported „na papierze firmowym”. */
import type { WordTemplate } from "@brudnopis/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleCheck, FileDown, Trash2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fileSize } from "../../export-dialog/file-size.ts";
import { languageOf, localeOf } from "../../i18n/i18n.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAnnounce } from "../announce.ts";
import { ChooseFile } from "../choose-file.tsx";
import { Loaded } from "../loaded.tsx";
import { Panel } from "../panel.tsx";
import { useDates } from "../use-dates.ts";
import { scope, useRefresh } from "../use-refresh.ts";
import { useRescue } from "../use-rescue.ts";
import { useFileRefusal } from "../use-file-refusal.ts";
import { wordTemplateApi } from "./word-template-api.ts";

const accepted = ".docx,.dotx";

export function WordTemplatePanel({ organisationId }: { readonly organisationId: string }) {
  const { t } = useTranslation("administration");
  const { heading, rescue } = useRescue();
  const state = useQuery({
    queryKey: [scope, "word-template", organisationId],
    queryFn: () => wordTemplateApi.state(organisationId),
  });
  return (
    <Panel title={t("wordTemplate.title")} lead={t("wordTemplate.lead")} heading={heading}>
      <Loaded query={state}>
        {({ template }) => (
          <>
            {template && <Given id={organisationId} template={template} onRemoved={rescue} />}
            <Giving id={organisationId} hasOne={template !== null} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

interface GivenProps {
  readonly id: string;
  readonly template: WordTemplate;
  readonly onRemoved: () => void;
}

function Given({ id, template, onRemoved }: GivenProps) {
  const { t, i18n } = useTranslation("administration");
  const { moment } = useDates();
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const { name, bytes, givenAt } = template;
  const remove = async () => {
    await wordTemplateApi.takeAway(id);
    await refresh();
    announce(t("wordTemplate.removed"));
    onRemoved();
  };
  return (
    <div className="given-file">
      <p className="given-name">
        <b>{name}</b>
        <small>
          {t("wordTemplate.given", { at: moment(givenAt) })} · {fileSize(bytes, localeOf(i18n))}
        </small>
      </p>
      <button className="button danger small" type="button" onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden />
        {t("wordTemplate.remove")}
      </button>
      <Styles missing={template.missingStyles} />
      {isAsking && (
        <ConfirmDialog
          title={t("wordTemplate.removeTitle")}
          action={t("wordTemplate.remove")}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        >
          <p>{t("wordTemplate.removeMeaning")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

/** What the template has of the styles that documents use. */
function Styles({ missing }: { readonly missing: WordTemplate["missingStyles"] }) {
  const { t, i18n } = useTranslation("administration");
  if (missing.length === 0) {
    return (
      <p className="style-outcome is-good">
        <CircleCheck size={18} aria-hidden />
        {t("wordTemplate.allStyles")}
      </p>
    );
  }
  return (
    <div className="style-outcome">
      <TriangleAlert size={18} aria-hidden />
      <div>
        <p>{t("wordTemplate.missing", { count: missing.length })}</p>
        <ul>
          {missing.map((style) => (
            <li key={style.pl}>{style[languageOf(i18n)]}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface GivingProps {
  readonly id: string;
  readonly hasOne: boolean;
}

function Giving({ id, hasOne }: GivingProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const refusal = useFileRefusal("wordTemplate");
  const give = useMutation({
    mutationFn: async (file: File) => {
      await wordTemplateApi.give(id, file);
      await refresh();
      announce(t("wordTemplate.stored", { name: file.name }));
    },
  });
  return (
    <>
      {give.isError && <Notice kind="bad">{refusal(give.error)}</Notice>}
      <div className="file-actions">
        <ChooseFile
          accept={accepted}
          isBusy={give.isPending}
          label={
            give.isPending
              ? t("wordTemplate.busy")
              : t(hasOne ? "wordTemplate.replace" : "wordTemplate.give")
          }
          onChosen={give.mutate}
        />
        <a className="button quiet small" href={wordTemplateApi.samplePath(id)} download>
          <FileDown size={16} aria-hidden />
          {t("wordTemplate.sample")}
        </a>
      </div>
      <p className="form-hint">{t("wordTemplate.hint")}</p>
    </>
  );
}
