/** How wide a page is, as a part of the pane's width. */
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** The next step up or down, or the same where there is none. */
export function zoomBy(zoom: number, step: 1 | -1): number {
  const next = step > 0 ? zooms.find((each) => each > zoom) : zooms.findLast((each) => each < zoom);
  return next ?? zoom;
}
