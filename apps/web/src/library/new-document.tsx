import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Me, TemplateSummary } from "@brudnopis/schema";
import { api } from "../api.ts";
import { languageOf } from "../i18n/i18n.ts";
import { useMe } from "../session/use-me.ts";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import "./library.css";

export function NewDocumentPage() {
  const { t } = useTranslation();
  const me = useMe();
  const templates = useQuery({ queryKey: ["templates"], queryFn: api.templates });
  if (!me || !templates.data) return <Loading label={t("app.loading")} />;
  return (
    <PlainPage title={t("newDocument.title")} wide>
      {me.organisations.length === 0 ? (
        <p>{t("newDocument.noOrganisation")}</p>
      ) : (
        <NewDocumentForm me={me} templates={templates.data} />
      )}
    </PlainPage>
  );
}

interface FormProps {
  readonly me: Me;
  readonly templates: readonly TemplateSummary[];
}

function NewDocumentForm({ me, templates }: FormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isUntitled, setUntitled] = useState(false);

  const create = useMutation({
    mutationFn: api.createDocument,
    onSuccess: async (document) => {
      await queries.invalidateQueries({ queryKey: ["documents"] });
      await navigate(`/dokumenty/${document.id}`, { replace: true });
    },
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const title = formText(form, "title").trim();
    const template = templates[Number(formText(form, "template"))];
    setUntitled(title === "");
    if (title === "" || !template) return;
    create.mutate({ template: template.ref, organisation: formText(form, "organisation"), title });
  };

  return (
    <form className="form" onSubmit={submit} noValidate>
      {create.isError && <Notice kind="bad">{errorText(create.error)}</Notice>}
      <TemplateChoice templates={templates} />
      <OrganisationChoice organisations={me.organisations} />
      <FormField
        label={t("newDocument.documentTitle")}
        hint={t("newDocument.titleHint")}
        problem={isUntitled ? t("newDocument.titleMissing") : undefined}
        name="title"
        maxLength={250}
        autoComplete="off"
      />
      <div className="actions">
        <button className="button primary" type="submit" disabled={create.isPending}>
          {create.isPending ? t("newDocument.busy") : t("newDocument.submit")}
        </button>
        <Link className="button" to="/">
          {t("newDocument.cancel")}
        </Link>
      </div>
    </form>
  );
}

function TemplateChoice({ templates }: { readonly templates: readonly TemplateSummary[] }) {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className="form-field template-options">
      <legend>{t("newDocument.template")}</legend>
      {templates.map(({ ref, title, sections }, index) => (
        <label className="template-option" key={`${ref.id}-${ref.version}`}>
          <input type="radio" name="template" value={index} defaultChecked={index === 0} />
          <b>{title[languageOf(i18n)]}</b>
          <small>
            {t("newDocument.templateDetails", { version: ref.version, count: sections })}
          </small>
        </label>
      ))}
    </fieldset>
  );
}

function OrganisationChoice({ organisations }: Pick<Me, "organisations">) {
  const { t } = useTranslation();
  return (
    <div className="form-field">
      <label htmlFor="organisation">{t("newDocument.organisation")}</label>
      <select className="input" id="organisation" name="organisation">
        {organisations.map(({ id, name, networkName }) => (
          <option key={id} value={id}>
            {networkName === undefined ? name : `${name} – ${networkName}`}
          </option>
        ))}
      </select>
    </div>
  );
}
