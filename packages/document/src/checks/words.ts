/** Cutting a text into words. Every text is cut at every full check, so this goes by character codes. */

/** Letters and digits that stand together, with hyphens, stops and apostrophes inside, or a dash that stands alone. */
export interface Word {
  readonly text: string;
  readonly at: number;
  /** How many of its letters are capitals. */
  readonly capitals: number;
}

export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length;) {
    const word = isDash(text.charCodeAt(at)) ? dashAt(text, at) : wordAt(text, at);
    if (word) words.push(word);
    at += word?.text.length ?? 1;
  }
  return words;
}

function dashAt(text: string, at: number): Word {
  return { text: text.charAt(at), at, capitals: 0 };
}

function wordAt(text: string, at: number): Word | undefined {
  let capitals = 0;
  let end = at;
  for (; end < text.length; end += 1) {
    const kind = kindAt(text, end);
    if (kind === "capital") capitals += 1;
    const isInside =
      kind !== "other" || (end > at && isJoint(text.charCodeAt(end)) && goesOn(text, end));
    if (!isInside) break;
  }
  return end > at ? { text: text.slice(at, end), at, capitals } : undefined;
}

/** A joint belongs to a word when letters or digits stand on both sides of it. */
function goesOn(text: string, joint: number): boolean {
  return kindAt(text, joint - 1) !== "other" && kindAt(text, joint + 1) !== "other";
}

function isDash(code: number): boolean {
  return code === 0x2013 || code === 0x2014;
}

function isJoint(code: number): boolean {
  return code === 0x2d || code === 0x2e || code === 0x27 || code === 0x2019;
}

type Kind = "capital" | "small" | "other";

function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  if (code >= 0x61 && code <= 0x7a) return "small";
  if (code >= 0x41 && code <= 0x5a) return "capital";
  if (code >= 0x30 && code <= 0x39) return "small";
  return code < 0xaa || Number.isNaN(code) ? "other" : rareKind(text, at);
}

/** Beyond ASCII. Case tells letters apart faster than a pattern does; what has none is a digit, a sign or a space. */
function rareKind(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  const isPunctuation = code >= 0x2000 && code <= 0x206f;
  if (isPunctuation) return "other";
  const character = text.charAt(at);
  const small = character.toLowerCase();
  if (small !== character.toUpperCase()) return small === character ? "small" : "capital";
  return /[\p{L}\p{N}]/u.test(character) ? "small" : "other";
}
