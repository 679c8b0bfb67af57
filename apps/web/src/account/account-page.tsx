import { useTranslation } from "react-i18next";
import { useMe } from "../session/use-me.ts";
import { AppPage } from "../ui/app-page.tsx";
import { Loading } from "../ui/plain-page.tsx";

export function AccountPage() {
  const { t } = useTranslation(["account", "translation"]);
  const me = useMe();
  if (!me) return <Loading label={t("translation:app.loading")} />;
  return (
    <AppPage me={me} title={t("title")}>
      <p>{me.email}</p>
    </AppPage>
  );
}
