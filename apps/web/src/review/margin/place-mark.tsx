import { MessageSquarePlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDocument, useIsEditing } from "../../document/document-context.ts";
import { remarkPlace } from "../compose/place-of-selection.ts";
import { useReviewSource } from "../review-source.ts";
import type { PlaceRemarksProps } from "../review.tsx";
import { useReview } from "../review-state.ts";
import { placeWords } from "../use-place-words.ts";
import { useReviewSteps } from "../use-review-steps.ts";

/**
 * Beside the name of a place: how many remarks there are on it, and the way to make one. There are hundreds of these, so each
 * is one element whose sign the style sheet draws, and none of them watches the document for the name of its place.
 */
export function PlaceMark({ place, isPlain = false, isNamed = false }: PlaceRemarksProps) {
  const threads = useReview(({ index }) => index.byPlace.get(place));
  const canComment = useReview(({ facts }) => facts?.canComment === true);
  const first = threads?.[0];
  return (
    <>
      {first && (
        <ShowButton place={place} first={first.id} count={threads.length} isPlain={isPlain} />
      )}
      {canComment && !isPlain && <AddButton place={place} isNamed={isNamed} />}
    </>
  );
}

interface ShowButtonProps {
  readonly place: string;
  readonly first: string;
  readonly count: number;
  readonly isPlain: boolean;
}

function ShowButton({ place, first, count, isPlain }: ShowButtonProps) {
  const { t } = useTranslation("review");
  const open = useDocument();
  const { activate } = useReviewSteps();
  const remarks = t("count.all", { count });
  if (isPlain) {
    return (
      <span className="remark-mark" title={remarks}>
        <span aria-hidden>{count}</span>
        <span className="visually-hidden">, {remarks}</span>
      </span>
    );
  }
  return (
    <button
      className="remark-mark"
      type="button"
      title={remarks}
      aria-label={t("place.show", { count: remarks, place: placeWords(open, place) ?? "" })}
      onClick={() => activate(first, true)}
    >
      {count}
    </button>
  );
}

interface AddButtonProps {
  readonly place: string;
  readonly isNamed: boolean;
}

/** Shown to who is in the place or points at it. */
function AddButton({ place, isNamed }: AddButtonProps) {
  const { t } = useTranslation("review");
  const open = useDocument();
  const isEditing = useIsEditing();
  const source = useReviewSource();
  const { compose } = useReviewSteps();
  return (
    <button
      className={isNamed ? "button small quiet remark-add-named" : "bubble-button remark-add"}
      type="button"
      // Who writes has a key and a button in the toolbar; another stop at each field would be in the way of the keyboard.
      tabIndex={isEditing && !isNamed ? -1 : 0}
      aria-label={t("place.add", { place: placeWords(open, place) ?? "" })}
      // What is selected in the field stays selected: the remark is on that.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => compose(remarkPlace(open, source, place))}
    >
      {isNamed && (
        <>
          <MessageSquarePlus size={16} aria-hidden />
          {t("place.addShort")}
        </>
      )}
    </button>
  );
}
