import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** What everybody may read, signed in or not. */
export function PageFooter() {
  const { t } = useTranslation();
  return (
    <footer className="page-footer">
      <Link to="/informacja">{t("app.information")}</Link>
    </footer>
  );
}
