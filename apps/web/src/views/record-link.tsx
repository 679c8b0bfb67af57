import { parseAddress, sectionOfPlace } from "@brudnopis/document";
import type { ReactNode } from "react";
import { useDocument } from "../document/document-context.ts";
import { reveal } from "../document/reveal.ts";

interface RecordLinkProps {
  /** An address, or `collection/recordId`. */
  readonly place: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Leads from a view to the record that it shows. */
export function RecordLink({ place, className, children }: RecordLinkProps) {
  const open = useDocument();
  const section = sectionOfPlace(open.template, parseAddress(place)?.owner ?? place);
  return (
    <a
      href={section === undefined ? "#document-page" : `#s-${section}`}
      className={className}
      draggable={false}
      onClick={(event) => {
        event.preventDefault();
        reveal(open, place, true);
      }}
    >
      {children}
    </a>
  );
}
