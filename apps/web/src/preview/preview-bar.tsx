/** What is shown of the pages, how large, and whether they go where the writing is. */
import { LocateFixed, Minus, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { type ShownPreset, shownPresets } from "./shown-presets.ts";
import { zoomBy } from "./zoom.ts";

export interface PreviewBarProps {
  readonly preset: ShownPreset;
  readonly onPreset: (preset: ShownPreset) => void;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly isFollowing: boolean;
  readonly onFollowing: (isFollowing: boolean) => void;
}

export function PreviewBar(props: PreviewBarProps) {
  const { preset, onPreset, zoom, onZoom, isFollowing, onFollowing } = props;
  const { t, i18n } = useTranslation("preview");
  const percent = new Intl.NumberFormat(localeOf(i18n), { style: "percent" }).format(zoom);
  return (
    <div className="preview-bar">
      <select
        className="input"
        aria-label={t("preset")}
        value={preset}
        onChange={({ target }) =>
          onPreset(shownPresets.find((each) => each === target.value) ?? "full")
        }
      >
        {shownPresets.map((each) => (
          <option key={each} value={each}>
            {t(`presets.${each}`)}
          </option>
        ))}
      </select>
      <span className="preview-tools">
        <IconButton icon={Minus} label={t("smaller")} run={() => onZoom(zoomBy(zoom, -1))} />
        <button className="preview-zoom" type="button" title={t("fit")} onClick={() => onZoom(1)}>
          {percent}
          <span className="visually-hidden">. {t("fit")}</span>
        </button>
        <IconButton icon={Plus} label={t("larger")} run={() => onZoom(zoomBy(zoom, 1))} />
        <button
          className="icon-button"
          type="button"
          aria-label={t("follow")}
          title={t("follow")}
          aria-pressed={isFollowing}
          onClick={() => onFollowing(!isFollowing)}
        >
          <LocateFixed size={18} aria-hidden />
        </button>
      </span>
    </div>
  );
}
