/** A dialog whose code comes when it is first needed. Without a network it says so instead of taking the page down. */
import { type ComponentType, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { importAgain } from "./import-again.ts";
import type * as modal from "./modal.tsx";
import "./modal.css";

type Loaded = { readonly Modal: ComponentType<modal.ModalProps> } | "failed" | undefined;

export function LazyModal(props: modal.ModalProps) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<Loaded>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    loadModal().then(
      ({ Modal }) => isCurrent && setLoaded({ Modal }),
      () => isCurrent && setLoaded("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [attempt]);
  const retry = () => {
    setLoaded(undefined);
    setAttempt(attempt + 1);
  };
  if (loaded === undefined) return null;
  if (loaded !== "failed") return <loaded.Modal {...props} />;
  return (
    <div className="toast-place" role="alert">
      <div className="toast">
        <span>{t("app.partNotLoaded")}</span>
        <button className="button small" type="button" onClick={retry}>
          {t("app.retry")}
        </button>
        <button className="button small" type="button" onClick={props.onClose}>
          {t("document.close")}
        </button>
      </div>
    </div>
  );
}

/** Fetches the code of dialogs; whoever has time to spare asks early. */
export function loadModal(): Promise<typeof modal> {
  return importAgain(() => import("./modal.tsx"));
}
