import { useEffect } from "react";
import { idsOf, markAttribute } from "./marks-on-page.ts";
import { useReviewSteps } from "./use-review-steps.ts";

/** Who clicks on words with a remark sees the remark. One listener for all of them; the caret goes where it would anyway. */
export function useMarkClicks(): void {
  const { activate } = useReviewSteps();
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element)) return;
      const mark = target.closest(`#document-page [${markAttribute}]`);
      const [id] = mark ? idsOf(mark) : [];
      // Whoever selects words within it wants those.
      if (id !== undefined && getSelection()?.isCollapsed !== false) activate(id);
    };
    addEventListener("click", onClick);
    return () => removeEventListener("click", onClick);
  }, [activate]);
}
