import type { Sharer } from "@brudnopis/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { Face } from "../ui/face.tsx";

export interface PersonProps {
  readonly sharer: Sharer;
  /** Their organisation is named unless the list is that organisation's. */
  readonly isAtHome?: boolean;
  /** What they may do and by what means. */
  readonly children: ReactNode;
  readonly controls?: ReactNode;
}

/** One person of a list. */
export function Person({ sharer, isAtHome = false, children, controls }: PersonProps) {
  const { t } = useTranslation("sharing");
  const { session } = useConnectedDocument();
  const { personId, name, email, organisation, hue } = sharer;
  const about = [isAtHome ? undefined : organisation, email].filter((text) => text !== undefined);
  return (
    <li>
      <Face name={name} hue={hue} />
      <div className="sharing-who">
        <b>{personId === session.me.id ? `${name} (${t("me")})` : name}</b>
        {about.length > 0 && <span>{about.join(" · ")}</span>}
        <span className="sharing-may">{children}</span>
      </div>
      {controls}
    </li>
  );
}
