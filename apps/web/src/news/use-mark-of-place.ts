import { useEffect } from "react";

/**
 * Marks a place of the document by a rule of style: whatever draws it anew, or opens it a moment later, has the mark.
 * The first of the places that is on the page has it.
 */
export function useMarkOfPlace(places: readonly string[] | undefined): void {
  const selectors = places?.map((place) => `[data-place="${CSS.escape(place)}"]`);
  const rule = selectors?.map((selector, index) => {
    const nearer = selectors.slice(0, index).map((other) => `:not(:has(${other}))`);
    return `:root${nearer.join("")} ${selector}`;
  });
  const text = rule ? `${rule.join(",")}{${mark}}` : undefined;
  useEffect(() => {
    if (text === undefined) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [text]);
}

const mark =
  "outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; " +
  "background: color-mix(in srgb, var(--accent-soft) 60%, transparent)";
