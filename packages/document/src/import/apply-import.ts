/**
 * Does what a plan says, as ordinary edits: attributed, judged by the server and taken back like typing.
 *
 *   A1  What one step of undo takes back is everything that was done; records are born before it, unseen.
 *   A2  Nothing of the file is lost: rows without room and texts that a field cannot hold go to the inbox.
 *   A3  No update is larger than the server takes.
 */
import {
  type DocumentContent,
  inboxAddress,
  type RichNode,
  type Template,
} from "@brudnopis/schema";
import type { Doc } from "yjs";
import { recordFieldAddress } from "../address.ts";
import { applyContent } from "./apply-content.ts";
import type { ApplyContext } from "./apply-context.ts";
import { applyText } from "./apply-text.ts";
import { inboxNodes, tableNodes } from "./inbox-nodes.ts";
import type { FieldTarget, ImportItem, ImportPlan, RecordFieldTarget } from "./plan.ts";
import { type PlannedRecords, planRecords, recordNamed, writeRecords } from "./plan-records.ts";

export interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly texts: number;
  /** Items that went to the inbox, whole or in part. */
  readonly inbox: number;
  /** The first place that something was written to. */
  readonly first: string | undefined;
}

/** To be called between two steps of undo, so that all of it is one. */
export function applyImport(doc: Doc, plan: ImportPlan, context: ApplyContext): Imported {
  const { tables, content } = planRecords(doc, plan, context);
  const left: RichNode[] = [];
  const done = { added: 0, changed: 0, texts: 0, inbox: 0 };
  let first: string | undefined;
  const wrote = (address: string) => {
    first ??= address;
    done.texts += 1;
  };
  const leave = (item: ImportItem, nodes: readonly RichNode[]) => {
    if (nodes.length === 0) return;
    done.inbox += 1;
    left.push(...inboxNodes(item, nodes));
  };
  const written = writeRecords(doc, tables);
  done.added = written.added;
  done.changed = written.changed;
  for (const item of plan.items) {
    if (item.type === "section") continue;
    const { target } = item;
    if (target.to === "collection") leave(item, leftRows(tables, item.id));
    if (target.to === "inbox") leave(item, nodesOf(item));
    if (target.to === "field" || target.to === "record") {
      const at = addressOf(target, content, context.template);
      const rest = at ? applyText(doc, at, nodesOf(item), { ...context, content }) : nodesOf(item);
      if (at && rest === undefined) wrote(at.address);
      else leave(item, rest ?? []);
    }
  }
  if (context.from) applyContent(doc, plan, { ...context, from: context.from }, done);
  if (left.length > 0)
    applyText(doc, { to: "field", address: inboxAddress, how: "append" }, left, context);
  return { ...done, first: first ?? written.first };
}

/** Undefined for a field of a record that is not there, or that two are called. */
function addressOf(
  target: FieldTarget | RecordFieldTarget,
  content: DocumentContent,
  template: Template,
): FieldTarget | undefined {
  if (target.to === "field") return target;
  const { collection, record, field, how } = target;
  const id = recordNamed(content, collection, record, template);
  return id === undefined
    ? undefined
    : { to: "field", address: recordFieldAddress(collection, id, field), how };
}

function leftRows(records: readonly PlannedRecords[], id: string): RichNode[] {
  const planned = records.find(({ item }) => item.id === id);
  return planned && planned.left.length > 0 ? tableNodes(planned.item.head, planned.left) : [];
}

function nodesOf(item: Exclude<ImportItem, { type: "section" }>): readonly RichNode[] {
  return item.type === "text" ? item.nodes : tableNodes(item.head, item.rows);
}
