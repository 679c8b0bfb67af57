import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { languageOf } from "../i18n/i18n.ts";
import { useErrorText } from "../ui/error-text.ts";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import { accountApi } from "./account-api.ts";

/** What happens with personal data here: for everybody, signed in or not. */
export function InformationPage() {
  const { t, i18n } = useTranslation(["account", "translation"]);
  const errorText = useErrorText();
  const information = useQuery({ queryKey: ["information"], queryFn: accountApi.information });
  if (information.isPending) return <Loading label={t("translation:app.loading")} />;
  const text = information.data?.[languageOf(i18n)];
  return (
    <PlainPage title={t("information.title")} wide>
      {text === undefined ? <p>{errorText(information.error)}</p> : <Paragraphs text={text} />}
      <div className="actions">
        <Link className="button" to="/">
          {t("translation:app.back")}
        </Link>
      </div>
    </PlainPage>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return (
    <div className="information">
      {text.split(/\n\s*\n/).map((paragraph, index) => (
        // The same text twice is the same paragraph twice.
        <p key={`${index}-${paragraph.slice(0, 20)}`}>{paragraph}</p>
      ))}
    </div>
  );
}
