/** The rule that everything is called by one name: that of the template, of the pack, or of the list of stakeholders. */
import type { NameEntry } from "@brudnopis/schema";
import { lineIn } from "../views/plain-values.ts";
import type { Finding } from "./finding.ts";
import { mid, quotedTitles } from "./mid.ts";
import { matchNames, type NameMatch, type NamePatterns, namePatterns } from "./name-patterns.ts";
import { plainOf, type Prose, proseOf, type TextMemory, wordsOf } from "./prose.ts";
import { finding } from "./rules.ts";
import type { Subject } from "./subject.ts";

const aliasField = `${mid.stakeholders.key}.${mid.stakeholders.aliases}`;

export function nameVariants(subject: Subject, memory: TextMemory): Finding[] {
  const patterns = patternsOf(subject);
  if (patterns.size === 0) return [];
  return proseOf(subject)
    .filter(({ slot: { kind } }) => kind !== aliasField && !quotedTitles.has(kind))
    .flatMap((prose) => variantsIn(prose, patterns, memory));
}

function patternsOf(subject: Subject): NamePatterns {
  const named = [mid.stakeholders, mid.participants, mid.fundingSources];
  const names = named.flatMap(({ key }) => subject.entries(key).map(({ name }) => name));
  return namePatterns([...subject.template.names, ...aliasEntries(subject, names)], names);
}

/** An alias that is somebody's own name, or that the glossary explains, may stand in a text. */
function aliasEntries({ entries }: Subject, names: readonly string[]): NameEntry[] {
  const allowed = new Set([...names, ...entries(mid.glossary.key).map(({ name }) => name)]);
  return entries(mid.stakeholders.key).flatMap(({ record, name }) => {
    const variants = lineIn(record, mid.stakeholders.aliases)
      .split(";")
      .map((alias) => alias.trim())
      .filter((alias) => alias !== "" && !allowed.has(alias));
    return name === "" || variants.length === 0 ? [] : [{ name, variants }];
  });
}

function variantsIn(
  { slot, content }: Prose,
  patterns: NamePatterns,
  memory: TextMemory,
): Finding[] {
  const matches = matchNames(plainOf(content, memory), wordsOf(content, memory), patterns);
  const byQuote = new Map(matches.map((match) => [match.quote, match]));
  return [...byQuote.values()].map((match) => variantFinding(match, slot.address));
}

function variantFinding({ quote, name, right }: NameMatch, address: string): Finding {
  return finding("name-variant", {
    place: address,
    facts: { quote, name },
    fix:
      right === undefined ? undefined : { kind: "replace-text", address, from: quote, to: right },
  });
}
