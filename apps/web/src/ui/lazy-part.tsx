/** A part of a page whose code comes when it is first needed. Without a network it says so and offers another try. */
import { type ComponentType, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

export interface LazyPartProps<Props> {
  /** Fetches the code, and with it the words that it needs. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
  readonly onClose: () => void;
}

type Loaded<Props> = { readonly Part: ComponentType<Props> } | "failed" | undefined;

export function LazyPart<Props extends object>({ load, props, onClose }: LazyPartProps<Props>) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<Loaded<Props>>();
  const [attempt, setAttempt] = useState(0);
  const fetchPart = useRef(load);
  useEffect(() => {
    let isCurrent = true;
    fetchPart.current().then(
      (Part) => isCurrent && setLoaded({ Part }),
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
  if (loaded !== "failed") return <loaded.Part {...props} />;
  return (
    <div className="toast-place" role="alert">
      <div className="toast">
        <span>{t("app.partNotLoaded")}</span>
        <button className="button small" type="button" onClick={retry}>
          {t("app.retry")}
        </button>
        <button className="button small" type="button" onClick={onClose}>
          {t("document.close")}
        </button>
      </div>
    </div>
  );
}
