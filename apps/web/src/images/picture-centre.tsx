/** What goes on about pictures beside the editors: the question what one shows, and what did not arrive. */
import { fieldAt, textAt } from "@brudnopis/document";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { showToast } from "../document/page-state.ts";
import { useStore } from "../ui/store.ts";
import { imageFilesIn } from "./files.ts";
import { PictureDialog } from "./picture-dialog.tsx";
import { type Pictures, picturesOf } from "./pictures.ts";
import { canTryAgain } from "./upload-image.ts";

export function PictureCentre() {
  const open = useConnectedDocument();
  const pictures = picturesOf(open);
  const asked = useStore(pictures.state, ({ described }) => described[0]);
  useProblems(pictures);
  useDrops(pictures);
  return asked ? <PictureDialog key={asked.id} asked={asked} pictures={pictures} /> : null;
}

/** Also for who has left the field meanwhile. */
function useProblems(pictures: Pictures): void {
  const { t } = useTranslation("images");
  const { page } = useConnectedDocument();
  const told = useRef(new Set<string>());
  const tell = useEffectEvent(() => {
    for (const { id, name, problem } of pictures.state.get().uploads) {
      const key = `${id} ${problem ?? ""}`;
      if (!problem) told.current.delete(`${id} offline`);
      if (!problem || told.current.has(key)) continue;
      told.current.add(key);
      const text = `${name === "" ? t("unnamed") : name}: ${t(`problem.${problem}`)}`;
      const again = { label: t("retry"), run: () => pictures.retry(id) };
      showToast(page, text, canTryAgain(problem) ? again : undefined);
    }
  });
  useEffect(() => pictures.state.subscribe(() => tell()), [pictures]);
}

/** A picture that is dropped beside an editor must not take the place of the page. */
function useDrops(pictures: Pictures): void {
  const { session, template } = useConnectedDocument();
  const drop = useEffectEvent((event: DragEvent) => {
    if (event.defaultPrevented) return;
    const files = imageFilesIn(event.dataTransfer?.files);
    if (files.length === 0) return;
    event.preventDefault();
    const place = event.target instanceof Element ? event.target.closest("[data-place]") : null;
    const address = place?.getAttribute("data-place") ?? "";
    if (fieldAt(template, address)?.type !== "rich") return;
    pictures.add(address, textAt(session.doc, address).length, files);
  });
  useEffect(() => {
    const onDrop = (event: DragEvent) => drop(event);
    const onDragOver = (event: DragEvent) => {
      const types = [...(event.dataTransfer?.items ?? [])].map(({ type }) => type);
      if (types.length > 0 && types.every((type) => type.startsWith("image/")))
        event.preventDefault();
    };
    window.addEventListener("drop", onDrop);
    window.addEventListener("dragover", onDragOver);
    return () => {
      window.removeEventListener("drop", onDrop);
      window.removeEventListener("dragover", onDragOver);
    };
  }, []);
}
