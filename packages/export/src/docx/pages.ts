/** The pages of a file: whose heads and feet they have. */
import { strFromU8 } from "fflate";
import type { PrintDocument } from "../print.ts";
import type { Pages } from "./body.ts";
import type { Draft } from "./draft.ts";
import { coverFooterXml, coverHeaderXml, footerXml, headerXml, withWatermark } from "./edges.ts";
import { ownPage, type PageEdge } from "./page-setup.ts";
import type { WordTemplateFile } from "./word-template.ts";

/** Parts of the file by their names. */
export type Parts = Map<string, string | Uint8Array>;

/** Heads and feet: those of the template where it has any, else ours. */
export function pagesOf(
  print: PrintDocument,
  draft: Draft,
  own: WordTemplateFile | undefined,
  parts: Parts,
): Pages {
  const page = own?.page ?? ownPage;
  const theirs = own ? ownEdges(print, draft, own, parts) : [];
  const wanted = (["header", "footer"] as const).filter((kind) =>
    theirs.every((edge) => edge.kind !== kind),
  );
  const ours = wanted.map((kind) => addEdge(kind, "pages", print, draft, parts));
  const cover = wanted.map((kind) => addEdge(kind, "cover", print, draft, parts));
  const inside = [...theirs.filter(({ pages }) => pages !== "first"), ...ours];
  const look = { page, edges: sorted(inside), hasOwnFirst: false };
  return {
    cover: {
      page,
      edges: sorted([...theirs, ...cover]),
      hasOwnFirst: own?.hasOwnFirst === true,
      isLying: false,
    },
    standing: { ...look, isLying: false },
    lying: { ...look, isLying: true },
  };
}

/** Heads come before feet. */
function sorted(edges: readonly PageEdge[]): PageEdge[] {
  return edges.toSorted((one, other) =>
    one.kind === other.kind ? 0 : one.kind === "header" ? -1 : 1,
  );
}

function addEdge(
  kind: PageEdge["kind"],
  where: "pages" | "cover",
  print: PrintDocument,
  draft: Draft,
  parts: Parts,
): PageEdge {
  const write = {
    pages: { header: headerXml, footer: footerXml },
    cover: { header: coverHeaderXml, footer: coverFooterXml },
  };
  const name = `${kind}-${where}.xml`;
  parts.set(`word/${name}`, write[where][kind](print, draft));
  return { kind, pages: "default", id: draft.relations.to(kind, name) };
}

function ownEdges(
  print: PrintDocument,
  draft: Draft,
  own: WordTemplateFile,
  parts: Parts,
): PageEdge[] {
  return own.edges.map(({ kind, pages, part }) => {
    const bytes = own.parts.get(part);
    if (kind === "header" && bytes) parts.set(part, withWatermark(strFromU8(bytes), print, draft));
    return { kind, pages, id: draft.relations.to(kind, part.slice("word/".length)) };
  });
}
