import { memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Painter } from "./painter.ts";

export interface PageSheetProps {
  /** From 1. */
  readonly page: number;
  readonly name: string;
  readonly isLandscape: boolean;
  /** In pixels of the page, not of the screen. */
  readonly width: number;
  /** What the page looks like, as one word: another word is another look. */
  readonly fingerprint: string;
  readonly painter: Painter;
  readonly scroller: HTMLElement | null;
}

/** More pixels than this nobody tells apart, and they cost memory. */
const mostPixelRatio = 2;

/** One sheet of paper. It is drawn when it comes near, and anew only when it looks different. */
export const PageSheet = memo(function PageSheet(props: PageSheetProps) {
  const { page, name, isLandscape, width, scroller } = props;
  const { t } = useTranslation("preview");
  const sheet = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(sheet, scroller);
  const height = Math.round(isLandscape ? width / Math.SQRT2 : width * Math.SQRT2);
  const { canvas, isFailed } = usePicture(props, isNear);
  return (
    <div
      ref={sheet}
      className="preview-sheet"
      role="img"
      aria-label={name}
      data-page={page}
      style={{ width, height }}
    >
      {isNear && <canvas ref={canvas} />}
      {isFailed && <p>{t("notDrawn")}</p>}
    </div>
  );
});

function useIsNear(
  sheet: React.RefObject<HTMLElement | null>,
  scroller: HTMLElement | null,
): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!sheet.current || !scroller) return;
    const look = (entries: readonly IntersectionObserverEntry[]) =>
      setNear(entries.at(-1)?.isIntersecting === true);
    const observer = new IntersectionObserver(look, { root: scroller, rootMargin: "60% 0%" });
    observer.observe(sheet.current);
    return () => observer.disconnect();
  }, [sheet, scroller]);
  return isNear;
}

function usePicture({ page, width, fingerprint, painter }: PageSheetProps, isNear: boolean) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    if (!isNear || width === 0) return;
    const controller = new AbortController();
    const ratio = Math.min(devicePixelRatio, mostPixelRatio);
    const draw = async () => {
      const picture = await painter.paint(page, Math.round(width * ratio), controller.signal);
      if (!picture) return;
      canvas.current?.getContext("bitmaprenderer")?.transferFromImageBitmap(picture);
      canvas.current?.setAttribute("data-drawn", fingerprint);
      setFailed(false);
    };
    draw().catch(() => !controller.signal.aborted && setFailed(true));
    return () => controller.abort();
  }, [page, width, fingerprint, painter, isNear]);
  return { canvas, isFailed };
}
