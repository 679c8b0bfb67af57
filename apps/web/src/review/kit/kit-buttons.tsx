/** What the composer of remarks shows of the kit: „Z zestawu” and „Zapisz do zestawu”. Its code and words come with it. */
import type { RemarkSubject } from "@brudnopis/document";
import type { RemarkKind } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LazyPart } from "../../ui/lazy-part.tsx";
import { loadKit } from "./load-kit.ts";

export interface PickedRemark {
  /** To be sent as `kit` with the new thread, which counts the use. */
  readonly kit: string;
  readonly kind: RemarkKind;
  /** With its placeholders filled. */
  readonly text: string;
}

export interface KitButtonsProps {
  /** The section in which the remark will be: what fits it stands first. */
  readonly section: string | undefined;
  readonly subject: RemarkSubject;
  /** What is in the composer now. */
  readonly written: { readonly kind: RemarkKind; readonly text: string };
  readonly onPick: (remark: PickedRemark) => void;
}

export function KitButtons(props: KitButtonsProps) {
  const { i18n } = useTranslation();
  const [isWanted, setWanted] = useState(true);
  const load = async () => (await loadKit(i18n)).KitTools;
  return isWanted && <LazyPart load={load} props={props} onClose={() => setWanted(false)} />;
}
