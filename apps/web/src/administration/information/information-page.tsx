/** What people are told about their personal data, in both languages, as it will look. */
import type { Information, Language } from "@brudnopis/schema";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "../../ui/notice.tsx";
import { TextAreaField } from "../../ui/form-field.tsx";
import { administrationApi } from "../administration-api.ts";
import { AdminPage } from "../admin-page.tsx";
import { useAnnounce } from "../announce.ts";
import { text } from "../form-reading.ts";
import { Loaded } from "../loaded.tsx";
import { useForm } from "../use-form.ts";
import { scope, useRefresh } from "../use-refresh.ts";
import { countGaps, paragraphsOf, splitGaps } from "./paragraphs.ts";

const longest = 20_000;

export function InformationPage() {
  const { t } = useTranslation("administration");
  const information = useQuery({
    queryKey: [scope, "information"],
    queryFn: administrationApi.information,
  });
  return (
    <AdminPage
      title={t("information.title")}
      audience="installation"
      action={
        <Link className="button" to="/informacja">
          {t("information.open")}
        </Link>
      }
    >
      {() => <Loaded query={information}>{(stored) => <InformationForm stored={stored} />}</Loaded>}
    </AdminPage>
  );
}

function InformationForm({ stored }: { readonly stored: Information }) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const queries = useQueryClient();
  const [written, setWritten] = useState(stored);
  const form = useForm({
    read: (data) => ({ ok: true, body: { pl: text(data, "pl"), en: text(data, "en") } }),
    save: async (body: Information) => {
      await administrationApi.changeInformation(body);
      // A language that was emptied has the usual text now.
      setWritten(await administrationApi.information());
      // The page that everybody reads keeps it under a key of its own.
      await Promise.all([refresh(), queries.invalidateQueries({ queryKey: ["information"] })]);
      announce(t("information.saved"));
    },
  });
  return (
    <form className="information-form" ref={form.ref} onSubmit={form.onSubmit} noValidate>
      <p className="panel-lead">{t("information.lead")}</p>
      {form.refusal !== undefined && <Notice kind="bad">{form.refusal}</Notice>}
      {(["pl", "en"] as const).map((language) => (
        <LanguageText
          key={language}
          language={language}
          value={written[language]}
          onChange={(value) => setWritten({ ...written, [language]: value })}
          problem={form.problemAt(language)}
        />
      ))}
      <div className="actions">
        <button className="button primary" type="submit" aria-disabled={form.isBusy}>
          {form.isBusy ? t("saving") : t("save")}
        </button>
      </div>
    </form>
  );
}

interface LanguageTextProps {
  readonly language: Language;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
}

function LanguageText({ language, value, onChange, problem }: LanguageTextProps) {
  const { t } = useTranslation("administration");
  const gaps = countGaps(value);
  return (
    <section className="panel admin-panel information-language">
      <h2>{t(`information.in.${language}`)}</h2>
      <div className="information-columns">
        <TextAreaField
          label={t("information.text")}
          hint={t("information.hint")}
          problem={problem}
          name={language}
          lang={language}
          rows={16}
          maxLength={longest}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <div>
          <h3>{t("information.preview")}</h3>
          {gaps > 0 && <p className="gaps">{t("information.gaps", { count: gaps })}</p>}
          <Preview text={value} language={language} />
        </div>
      </div>
    </section>
  );
}

function Preview({
  text: value,
  language,
}: {
  readonly text: string;
  readonly language: Language;
}) {
  const { t } = useTranslation("administration");
  const paragraphs = paragraphsOf(value);
  if (paragraphs.length === 0) return <p className="teach">{t("information.usual")}</p>;
  return (
    <div
      className="information-preview"
      lang={language}
      role="region"
      aria-label={`${t("information.preview")}: ${t(`information.in.${language}`)}`}
    >
      {paragraphs.map((paragraph, index) => (
        <p key={`${index} ${paragraph}`}>
          {splitGaps(paragraph).map(({ text: part, isGap }, at) =>
            isGap ? <mark key={`${at} ${part}`}>{part}</mark> : part,
          )}
        </p>
      ))}
    </div>
  );
}
