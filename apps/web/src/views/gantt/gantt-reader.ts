/** The schedule read from a document's content. What does not concern it changes nothing of it, not even its identity. */
import { type Gantt, ganttOf, type GanttSource } from "@brudnopis/document";
import type { Template } from "@brudnopis/schema";
import { replaceEqualDeep } from "@tanstack/react-query";

type Read = (content: GanttSource) => Gantt;

/** Works out nothing while the records that the schedule is made of are the same. */
export function ganttReader(template: Template, today: string): Read {
  let sources: readonly unknown[] = [];
  let gantt: Gantt | undefined;
  return (content) => {
    const next = sourcesOf(content, template);
    if (gantt && next.every((source, index) => source === sources[index])) return gantt;
    sources = next;
    gantt = replaceEqualDeep(gantt, ganttOf(content, template, today));
    return gantt;
  };
}

function sourcesOf({ fields, collections }: GanttSource, { period, collections: all }: Template) {
  const owner = all.find(({ key }) => key === "actions")?.fields.find(({ key }) => key === "owner");
  return [
    ...(period ? [fields[period.from], fields[period.to]] : []),
    ...["actions", "action-stages", "milestones"].map((key) => collections[key]),
    ...(owner?.type === "reference" ? [collections[owner.to]] : []),
  ];
}
