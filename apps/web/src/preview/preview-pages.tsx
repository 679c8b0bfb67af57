/** The sheets one below the other, with what is said while there are none. */
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useDocument } from "../document/document-context.ts";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { sectionOf } from "./followed-place.ts";
import { PageSheet } from "./page-sheet.tsx";
import { PreviewBar } from "./preview-bar.tsx";
import type { ShownPreset } from "./shown-presets.ts";
import { useFollow } from "./use-follow.ts";
import { type Pages, usePages } from "./use-pages.ts";
import { useShownPage } from "./use-shown-page.ts";
import { useWidth } from "./use-width.ts";
import { zoomBy } from "./zoom.ts";

/** Two at half the width stand beside each other with so much between them. */
const gapPx = 16;

export function PreviewPages() {
  const { t } = useTranslation("preview");
  const [preset, setPreset] = useState<ShownPreset>("full");
  const [zoom, setZoom] = useState(1);
  const [isFollowing, setFollowing] = useState(true);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const pages = usePages(preset);
  const { preview } = pages;
  const paneWidth = useWidth(scroller);
  const width = paneWidth === 0 ? 0 : Math.floor(paneWidth * zoom - (zoom < 1 ? gapPx / 2 : 0));
  const count = preview?.pages.length ?? 0;
  const page = useShownPage(scroller, count);
  useFollow(scroller, preview, width, isFollowing);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") setZoom(zoomBy(zoom, 1));
    else if (event.key === "-") setZoom(zoomBy(zoom, -1));
    else if (event.key === "0") setZoom(1);
  };
  return (
    <>
      <PreviewBar
        preset={preset}
        onPreset={setPreset}
        zoom={zoom}
        onZoom={setZoom}
        isFollowing={isFollowing}
        onFollowing={setFollowing}
      />
      <p className="preview-state">
        {count > 0 && <span>{t("page", { page, count })}</span>}
        <Outcome pages={pages} />
      </p>
      <Failure pages={pages} />
      {/* Whoever has no mouse has to be able to scroll it and to change its size. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={setScroller}
        className="preview-scroller"
        role="region"
        aria-label={t("label")}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <Sheets pages={pages} width={width} scroller={scroller} />
      </div>
    </>
  );
}

interface SheetsProps {
  readonly pages: Pages;
  readonly width: number;
  readonly scroller: HTMLElement | null;
}

function Sheets({ pages: { preview, painter }, width, scroller }: SheetsProps) {
  const nameOf = usePageName(preview?.pages.length ?? 0);
  if (!preview) return null;
  return preview.pages.map(({ fingerprint, isLandscape }, index) => (
    <PageSheet
      // Pages have no name but their number.
      // oxlint-disable-next-line react/no-array-index-key
      key={index}
      page={index + 1}
      name={nameOf(index + 1, sectionOf(preview.places, index + 1))}
      isLandscape={isLandscape}
      width={width}
      fingerprint={fingerprint}
      painter={painter}
      scroller={scroller}
    />
  ));
}

/** „Strona 4 z 25, rozdział „Diagnoza”” */
function usePageName(count: number): (page: number, section: string | undefined) => string {
  const { t } = useTranslation("preview");
  const { template, language } = useDocument();
  return (page, key) => {
    const section = template.sections.find((each) => each.key === key)?.title[language];
    return section === undefined
      ? t("page", { page, count })
      : t("pageIn", { page, count, section });
  };
}

/** Whether what is shown is how it would print now. */
function Outcome({ pages: { preview, isRefreshing, error } }: { readonly pages: Pages }) {
  const { t } = useTranslation("preview");
  const isLate = error !== undefined && !isRefreshing;
  return (
    <span role="status">
      {!preview && !isLate && t("opening")}
      {preview && (isRefreshing ? t("refreshing") : t(isLate ? "late" : "current"))}
    </span>
  );
}

function Failure({ pages }: { readonly pages: Pages }) {
  const { t } = useTranslation("preview");
  const errorText = useErrorText();
  const { template, language } = useDocument();
  const { error, isRefreshing, preview, retry } = pages;
  if (error === undefined || isRefreshing || preview) return null;
  const key = error instanceof ApiError ? error.body?.section : undefined;
  const section = template.sections.find((each) => each.key === key);
  const isTooLong = error instanceof ApiError && error.code === "too-large";
  return (
    <Notice kind="bad">
      <p>
        {t("failed")} {isTooLong ? t("tooLong") : errorText(error)}
      </p>
      {section && <p>{t("section", { section: section.title[language] })}</p>}
      <button className="button small" type="button" onClick={retry}>
        {t("retry")}
      </button>
    </Notice>
  );
}
