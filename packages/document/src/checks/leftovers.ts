/** The rule that nothing of the template's own words, and nothing put there to be replaced, is left in a text. */
import type { Field } from "@brudnopis/schema";
import type { Finding } from "./finding.ts";
import { plainOf, proseOf, readOnce, type TextMemory } from "./prose.ts";
import { finding } from "./rules.ts";
import type { Subject } from "./subject.ts";

/** One finding for each text: whoever mends it sees the others. */
export function leftovers(subject: Subject, memory: TextMemory): Finding[] {
  const { titleField } = subject.template;
  return proseOf(subject).flatMap(({ slot, content }) => {
    const text = withSpaces(plainOf(content, memory));
    const left =
      guidanceIn(text, slot.field) ??
      exampleIn(text, slot.field, slot.address === titleField) ??
      readOnce(content, memory, placeholderIn);
    if (!left) return [];
    return [finding("leftover-guidance", { place: slot.address, facts: left })];
  });
}

/** Spaces that do not break are spaces here. */
function withSpaces(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

interface Leftover {
  readonly variant: "guidance" | "example" | "placeholder";
  readonly quote: string;
}

/** Shorter sentences of the guidance may be somebody's own. */
const shortestGuidance = 30;
const quoteLength = 60;

function guidanceIn(text: string, { guidance }: Field): Leftover | undefined {
  if (!guidance || text.length < shortestGuidance) return undefined;
  const sentence = [guidance.pl, guidance.en]
    .flatMap(sentencesOf)
    .find((candidate) => candidate.length >= shortestGuidance && text.includes(candidate));
  return sentence === undefined ? undefined : { variant: "guidance", quote: cut(sentence) };
}

/** „Zdanie.” and „drugie: z dwukropkiem”; the examples and guidance of templates have no abbreviations with stops. */
function sentencesOf(text: string): string[] {
  return withSpaces(text)
    .split(/(?<=[.?!])\s+/)
    .map((sentence) => sentence.replace(/\.$/, ""));
}

const longExample = 40;

/** Short examples such as „protokół odbioru” are what many rightly write; made-up names and whole sentences are not. */
function exampleIn(text: string, { type, example }: Field, isTitle: boolean): Leftover | undefined {
  if (!example) return undefined;
  const found = [example.pl, example.en]
    .map(withSpaces)
    .find((words) =>
      type === "rich"
        ? holdsSentence(text, words)
        : isTelling(words, isTitle) && text.trim() === words,
    );
  return found === undefined ? undefined : { variant: "example", quote: cut(found) };
}

function holdsSentence(text: string, example: string): boolean {
  return sentencesOf(example).some(
    (sentence) => sentence.length >= longExample && text.includes(sentence),
  );
}

function isTelling(example: string, isTitle: boolean): boolean {
  const words = example.split(" ").length;
  return (
    isTitle ||
    example.length >= longExample * 1.5 ||
    /Przykład|Sampl|Exampl/.test(example) ||
    (words > 4 && /\d/.test(example))
  );
}

/** „Tereny do uzupełnienia zabudową” is no placeholder, and neither is „uchwała nr XXX/245/2025”. */
const placeholders = [
  /\[\s*(?:…|\.{2,}|_+|\?+|x+)\s*\]/i,
  /[[(]\s*(?:do uzupełnienia|uzupełnić|do ustalenia|to be completed|to be added)[^\])]*[\])]/i,
  /(?:^|[.:;–—\n]\s*)(?:do uzupełnienia|uzupełnić|to be completed|to be added)(?=\s*(?:[.:;,\n]|po\s|$))/i,
  /\bdo uzupełnienia(?=\s*(?:[.;:)\n]|$))/i,
  /(?<![\p{L}\d])(?:X{3,}|x{3,})(?![\p{L}\d/-]|\s+(?:sesj|sesyj))/u,
  /(?<![\p{L}\d])(?:TODO|TBD|TBC)(?![\p{L}\d])/u,
  /lorem ipsum/i,
  /_{3,}|\?{3,}/,
];

function placeholderIn(text: string): Leftover | undefined {
  const spaced = withSpaces(text);
  for (const placeholder of placeholders) {
    const found = placeholder.exec(spaced);
    if (found) return { variant: "placeholder", quote: cut(found[0].replace(/^[.:;–—\s]+/, "")) };
  }
  return undefined;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > quoteLength ? `${line.slice(0, quoteLength)}…` : line;
}
