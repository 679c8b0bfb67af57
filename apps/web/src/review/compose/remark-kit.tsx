/** What a facilitator has remarked elsewhere, to be put in here, and what is worth keeping for another time. */
import { sectionOfPlace } from "@brudnopis/document";
import { useDocument } from "../../document/document-context.ts";
import { KitButtons, type PickedRemark } from "../kit/kit-buttons.tsx";
import { recordAround } from "../places.ts";
import { usePlaceWords } from "../use-place-words.ts";
import type { RemarkDraft } from "./drafts.ts";

export interface RemarkKitProps {
  readonly place: string;
  readonly written: RemarkDraft;
  readonly onPick: (remark: PickedRemark) => void;
}

export function RemarkKit({ place, written, onPick }: RemarkKitProps) {
  const { session, template, language } = useDocument();
  const section = sectionOfPlace(template, place);
  const around = recordAround(place);
  const name = usePlaceWords(around ?? place);
  const { title } = session.content.get();
  const [city = ""] = session.details.document.organisations;
  const subject = {
    title,
    city,
    section: template.sections.find(({ key }) => key === section)?.title[language],
    record: around === undefined ? undefined : name,
  };
  return <KitButtons section={section} subject={subject} written={written} onPick={onPick} />;
}
