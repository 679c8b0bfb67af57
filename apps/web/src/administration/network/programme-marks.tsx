/** The row of marks that every document of the network has on its cover, in its order. */
import type { ProgrammeMark } from "@brudnopis/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Pencil, Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAdminErrorText } from "../admin-error-text.ts";
import { useAnnounce } from "../announce.ts";
import { Loaded } from "../loaded.tsx";
import { Panel } from "../panel.tsx";
import { scope, useRefresh } from "../use-refresh.ts";
import { rescueFocus, useRescue } from "../use-rescue.ts";
import { MarkDialog } from "./mark-dialog.tsx";
import { marksApi } from "./marks-api.ts";
import { markSizes } from "./mark-row.ts";
import { moved } from "./moved.ts";

/** As in `ProgrammeMarks`: more do not fit on a cover. */
const mostMarks = 6;

/** On the page; on paper it is 13 mm. */
const rowHeightPx = 52;

/** What is being asked about: a new mark, or one that is there. */
type Asking = "new" | ProgrammeMark | undefined;

export function ProgrammeMarksPanel({ networkId }: { readonly networkId: string }) {
  const { t } = useTranslation("administration");
  const { heading, rescue } = useRescue();
  const [asking, setAsking] = useState<Asking>();
  const marks = useQuery({
    queryKey: [scope, "marks", networkId],
    queryFn: async () => (await marksApi.row(networkId)).marks,
  });
  const count = marks.data?.length;
  return (
    <Panel
      title={t("marks.title")}
      lead={t("marks.lead")}
      heading={heading}
      action={
        count !== undefined &&
        count < mostMarks && (
          <button className="button" type="button" onClick={() => setAsking("new")}>
            <Plus size={18} aria-hidden />
            {t("marks.add")}
          </button>
        )
      }
    >
      <Loaded query={marks}>
        {(row) => (
          <>
            {row.length === 0 ? (
              <p className="teach">{t("marks.none")}</p>
            ) : (
              <Row networkId={networkId} marks={row} onChange={setAsking} onRemoved={rescue} />
            )}
            {asking !== undefined && (
              <MarkDialog
                networkId={networkId}
                mark={asking === "new" ? undefined : asking}
                marks={row}
                onClose={() => setAsking(undefined)}
              />
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

interface RowProps {
  readonly networkId: string;
  readonly marks: readonly ProgrammeMark[];
  readonly onChange: (mark: ProgrammeMark) => void;
  readonly onRemoved: () => void;
}

function Row({ networkId, marks, onChange, onRemoved }: RowProps) {
  const { t } = useTranslation("administration");
  const errorText = useAdminErrorText();
  const announce = useAnnounce();
  const refresh = useRefresh();
  const list = useRef<HTMLOListElement>(null);
  const [removing, setRemoving] = useState<ProgrammeMark>();
  const store = useMutation({
    mutationFn: async (row: readonly ProgrammeMark[]) => {
      await marksApi.change(networkId, { marks: row.map(({ id, alt }) => ({ id, alt })) });
      await refresh();
    },
  });
  const move = async (index: number, by: 1 | -1) => {
    const mark = marks[index];
    if (store.isPending || !mark) return;
    await store.mutateAsync(moved(marks, index, by));
    announce(t("marks.moved", { name: mark.alt, place: index + by + 1, count: marks.length }));
    // At an end of the row the button that was pressed has left.
    rescueFocus(
      () => list.current?.children[index + by]?.querySelector<HTMLElement>("button") ?? null,
    );
  };
  const remove = async (mark: ProgrammeMark) => {
    await store.mutateAsync(marks.filter(({ id }) => id !== mark.id));
    announce(t("marks.removed", { name: mark.alt }));
    onRemoved();
  };
  return (
    <>
      {store.isError && <Notice kind="bad">{errorText(store.error)}</Notice>}
      <ol className="mark-list" ref={list}>
        {marks.map((mark, index) => (
          <li key={mark.id}>
            {/* Its words stand beside it. */}
            <Picture networkId={networkId} mark={{ ...mark, alt: "" }} />
            <span className="mark-name">{mark.alt}</span>
            <span className="mark-tools">
              {index > 0 && (
                <IconButton
                  icon={ArrowUp}
                  label={t("marks.earlier", { name: mark.alt })}
                  run={() => void move(index, -1).catch(() => undefined)}
                />
              )}
              {index < marks.length - 1 && (
                <IconButton
                  icon={ArrowDown}
                  label={t("marks.later", { name: mark.alt })}
                  run={() => void move(index, 1).catch(() => undefined)}
                />
              )}
              <IconButton
                icon={Pencil}
                label={t("marks.change", { name: mark.alt })}
                run={() => onChange(mark)}
              />
              <IconButton
                icon={X}
                label={t("marks.remove", { name: mark.alt })}
                run={() => setRemoving(mark)}
              />
            </span>
          </li>
        ))}
      </ol>
      {removing && (
        <ConfirmDialog
          title={t("marks.removeTitle", { name: removing.alt })}
          action={t("marks.removeIt")}
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(undefined)}
        >
          <p>{t("marks.removeMeaning")}</p>
        </ConfirmDialog>
      )}
      <h3 className="mark-heading">{t("marks.onCover")}</h3>
      <CoverRow networkId={networkId} marks={marks} />
      <p className="form-hint">{t("marks.rules")}</p>
    </>
  );
}

function CoverRow({ networkId, marks }: Pick<RowProps, "networkId" | "marks">) {
  const sizes = markSizes(marks);
  return (
    <div className="mark-row">
      {marks.map((mark, index) => {
        const { width = 1, height = 1 } = sizes[index] ?? {};
        return (
          <Picture
            key={mark.id}
            networkId={networkId}
            mark={mark}
            size={{ width: width * rowHeightPx, height: height * rowHeightPx }}
          />
        );
      })}
    </div>
  );
}

interface PictureProps {
  readonly networkId: string;
  readonly mark: ProgrammeMark;
  readonly size?: { readonly width: number; readonly height: number };
}

function Picture({ networkId, mark: { id, alt, width, height }, size }: PictureProps) {
  const src = marksApi.picturePath(networkId, id);
  return <img src={src} alt={alt} width={width} height={height} style={size} />;
}
