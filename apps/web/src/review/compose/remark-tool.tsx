import { MessageSquarePlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { useReviewSource } from "../review-source.ts";
import { useReviewSteps } from "../use-review-steps.ts";
import { placeHere, placeOfWords, selectedWords } from "./place-of-selection.ts";

/** In the toolbar: a remark on what is selected, or on the field that is written in. */
export function RemarkTool() {
  const { t } = useTranslation("review");
  const open = useDocument();
  const source = useReviewSource();
  const { compose } = useReviewSteps();
  const label = t("compose.buttonKey");
  const begin = () => {
    const words = selectedWords(open);
    const address = open.page.get().active?.address;
    if (words) compose(placeOfWords(source, words));
    else compose(address === undefined ? placeHere(open, source) : { type: "field", address });
  };
  return (
    <button
      className="icon-button"
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      // The selection stays as it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={begin}
    >
      <MessageSquarePlus size={18} aria-hidden />
    </button>
  );
}
