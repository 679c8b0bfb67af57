import type { SectionProgress } from "@brudnopis/document";
import type { Section } from "@brudnopis/schema";
import { memo, startTransition, useEffect, useState } from "react";
import { SectionView } from "./section-view.tsx";

export interface SectionsProps {
  readonly sections: readonly Section[];
  readonly progress: readonly SectionProgress[];
}

/** The document's body. All headings are there at once; what stands under them fills in from the top. */
export const Sections = memo(function Sections({ sections, progress }: SectionsProps) {
  const filled = useFilledSections(sections.length);
  return sections.map((section, index) => (
    <SectionView
      key={section.key}
      section={section}
      isFilled={index < filled}
      progress={progress.find(({ key }) => key === section.key)}
    />
  ));
});

/** What fits a large screen is there with the first paint; the rest follows without holding anything up. */
const firstSections = 2;

function useFilledSections(count: number): number {
  const [filled, setFilled] = useState(firstSections);
  useEffect(() => {
    if (filled >= count) return;
    // A section a frame: between two of them the page answers to scrolling and typing.
    const frame = requestAnimationFrame(() => startTransition(() => setFilled(filled + 1)));
    return () => cancelAnimationFrame(frame);
  }, [filled, count]);
  return filled;
}
