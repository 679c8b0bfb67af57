/** What the page and its painter say to each other. */

export type PaintRequest =
  /** From now on pages are those of this PDF. */
  | { readonly type: "open"; readonly id: number; readonly pdf: ArrayBuffer }
  /** `page` from 1, `width` in pixels of the screen. */
  | { readonly type: "paint"; readonly id: number; readonly page: number; readonly width: number }
  /** Nobody waits for it any more. */
  | { readonly type: "drop"; readonly id: number };

export type PaintAnswer =
  | { readonly type: "done"; readonly id: number; readonly picture?: ImageBitmap }
  | { readonly type: "failed"; readonly id: number; readonly reason: string };
