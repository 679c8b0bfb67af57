import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** The name of the product, leading home. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <Link className="brand" to="/" aria-label={t("app.home")}>
      Brud<i>nopis</i>
    </Link>
  );
}
