import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { reveal } from "../document/reveal.ts";
import { usePlaceName } from "./use-place-name.ts";

export interface PlaceLinkProps {
  readonly address: string;
  readonly onLeave: (() => void) | undefined;
}

/** A place of the document by its name, and the way to it. */
export function PlaceLink({ address, onLeave }: PlaceLinkProps) {
  const { t } = useTranslation("proposals");
  const open = useDocument();
  const name = usePlaceName(address);
  if (name === undefined) return <b className="answer-place">{t("placeGone")}</b>;
  const go = () => {
    onLeave?.();
    reveal(open, address, true);
  };
  return (
    <button className="answer-place" type="button" onClick={go}>
      {name}
    </button>
  );
}
