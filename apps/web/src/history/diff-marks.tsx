/**
 * What was added, deleted or marked otherwise: for eyes a line under or through it beside the colour, for screen readers
 * words around it, which are not copied with the text.
 */
import type { Credit, DiffNode, RichMark } from "@brudnopis/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCreditText } from "./use-credit-text.ts";

export interface DiffMarkProps {
  readonly change: DiffNode["change"];
  readonly children: ReactNode;
}

export function DiffMark({ change, children }: DiffMarkProps) {
  switch (change?.type) {
    case "inserted":
      return <Inserted by={change.by}>{children}</Inserted>;
    case "deleted":
      return <Deleted by={change.by}>{children}</Deleted>;
    case "marked":
      return (
        <Marked was={change.was} by={change.by}>
          {children}
        </Marked>
      );
    default:
      return <>{children}</>;
  }
}

export interface CreditedProps {
  readonly by?: Credit | undefined;
  readonly children: ReactNode;
}

export function Inserted({ by, children }: CreditedProps) {
  const { t } = useTranslation("history");
  const who = useCreditText()(by);
  return (
    <ins title={titled(t("mark.inserted"), who)}>
      <Spoken>{spoken(t("mark.inserted"), who)}</Spoken>
      {children}
      <Spoken>{` (${t("mark.insertedEnd")}) `}</Spoken>
    </ins>
  );
}

export function Deleted({ by, children }: CreditedProps) {
  const { t } = useTranslation("history");
  const who = useCreditText()(by);
  return (
    <del title={titled(t("mark.deleted"), who)}>
      <Spoken>{spoken(t("mark.deleted"), who)}</Spoken>
      {children}
      <Spoken>{` (${t("mark.deletedEnd")}) `}</Spoken>
    </del>
  );
}

interface MarkedProps extends CreditedProps {
  readonly was: readonly RichMark[];
}

function Marked({ was, by, children }: MarkedProps) {
  const { t } = useTranslation("history");
  const who = useCreditText()(by);
  const before =
    was.length === 0 ? t("mark.plain") : was.map(({ type }) => t(`mark.name.${type}`)).join(", ");
  const what = t("mark.marked", { before });
  return (
    <span className="diff-marked" title={titled(what, who)}>
      <Spoken>{spoken(what, who)}</Spoken>
      {children}
      <Spoken>{` (${t("mark.markedEnd")}) `}</Spoken>
    </span>
  );
}

function Spoken({ children }: { readonly children: string }) {
  return <span className="visually-hidden diff-spoken">{children}</span>;
}

function titled(what: string, who: string): string {
  return who === "" ? what : `${what}: ${who}`;
}

function spoken(what: string, who: string): string {
  return who === "" ? ` (${what}:) ` : ` (${what}, ${who}:) `;
}
