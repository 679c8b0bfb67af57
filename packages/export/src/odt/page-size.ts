/** A4 and its margins, in centimetres. */
export const page = { width: 21, height: 29.7, side: 2.2, top: 2, bottom: 2 } as const;

/** Room for text on a standing or a lying page. */
export function textWidth(isLandscape: boolean): number {
  const width = isLandscape ? page.height : page.width;
  return Math.round((width - 2 * page.side) * 100) / 100;
}

export const tallestPicture = 20;
