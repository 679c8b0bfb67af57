/** Rules about records as such: references, names, texts of pictures. */
import { choiceIn } from "../views/plain-values.ts";
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { plainName } from "./people.ts";
import { finding } from "./rules.ts";
import { ownerLabel, type Subject } from "./subject.ts";

export function danglingReferences({
  slots,
  content: { collections },
  language,
}: Subject): Finding[] {
  const ids = new Map(
    Object.entries(collections).map(([key, records]) => [
      key,
      new Set(records.map(({ id }) => id)),
    ]),
  );
  return slots.flatMap((slot) => {
    const { field, content, address } = slot;
    if (field.type !== "reference" || content?.type !== "reference") return [];
    const left = content.ids.filter((id) => ids.get(field.to)?.has(id));
    const count = content.ids.length - left.length;
    if (count === 0) return [];
    const facts = { field: field.label[language], name: ownerLabel(slot, language), count };
    const fix = { kind: "set-value", address, value: left } as const;
    return [finding("dangling-reference", { place: address, facts, fix })];
  });
}

const namedOnce = [mid.stakeholders.key, mid.actions.key, mid.fundingSources.key];

export function duplicateNames({ entries, language }: Subject): Finding[] {
  return namedOnce.flatMap((key) => {
    const firstByName = new Map<string, string>();
    return entries(key).flatMap(({ name, place, collection }) => {
      const plain = plainName(name);
      const first = firstByName.get(plain);
      if (plain === "") return [];
      if (first === undefined) {
        firstByName.set(plain, place);
        return [];
      }
      const facts = { name, title: collection.title[language] };
      const address = `${place}.${collection.name}`;
      return [finding("duplicate-name", { place: address, also: [first], facts })];
    });
  });
}

export function missingAlts({ entries }: Subject): Finding[] {
  const { key, kind, alt } = mid.attachments;
  return entries(key).flatMap(({ record, place, label }) => {
    const isPicture = ["map", "picture"].includes(choiceIn(record, kind) ?? "");
    if (!isPicture || record.fields[alt] !== undefined) return [];
    return [finding("missing-alt", { place: `${place}.${alt}`, facts: { attachment: label } })];
  });
}
