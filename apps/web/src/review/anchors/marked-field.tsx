/** The text of a field with its marks. */
import { useContext, useEffect, useLayoutEffect, useRef, useState } from "react";
import { StaticText } from "../../fields/static-text.tsx";
import { isNear, whenNear } from "../../ui/use-is-near.ts";
import { drawnTexts } from "../marks-on-page.ts";
import { ReviewContext } from "../review-state.ts";
import { MarkedText } from "./marked-text.tsx";
import type { ReviewedTextProps } from "./reviewed-text.tsx";
import { useMarks } from "./use-marks.ts";

/** Far away it is without them: hundreds of marks would cost each opening what only a few of them are looked at for. */
export function MarkedField(props: ReviewedTextProps) {
  const sign = useRef<HTMLSpanElement>(null);
  const [wasNear, setNear] = useState(false);
  // Before it is painted: words that somebody selects meanwhile would be drawn anew under their hands.
  useLayoutEffect(() => {
    const text = sign.current?.parentElement;
    if (!text) return;
    if (isNear(text)) setNear(true);
    else return whenNear(text, () => setNear(true));
  }, []);
  if (wasNear) return <DrawnMarks {...props} />;
  return (
    <>
      <StaticText doc={props.doc} />
      <span ref={sign} hidden />
    </>
  );
}

function DrawnMarks({ address, doc, isInTextBox }: ReviewedTextProps) {
  const review = useContext(ReviewContext);
  const marks = useMarks(address);
  const choose = (active: string) => review?.set((state) => ({ ...state, active }));
  useEffect(() => drawnTexts.set((count) => count + 1), []);
  return <MarkedText doc={doc} marks={marks} onChosen={choose} hasButtons={!isInTextBox} />;
}
