/** The printed pages beside the text. Their code and words come when they are first asked for. */
import { useTranslation } from "react-i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import type { PreviewProps } from "./preview.tsx";

export function PreviewPane(props: PreviewProps) {
  const { i18n } = useTranslation();
  const load = async () => {
    const [{ Preview }] = await Promise.all([
      importAgain(() => import("./preview.tsx")),
      loadWords(i18n, "preview"),
    ]);
    return Preview;
  };
  return <LazyPart load={load} props={props} onClose={props.onClose} />;
}
