/**
 * A document as one JSON file. What is written is read back equal.
 *
 *   F1  Only what the template has a place for is in the file: a template without personal fields leaves them out.
 *   F2  A file is read whole or refused with the reason; nothing in it is guessed.
 */
export { readJson, type ReadJson } from "./read-json.ts";
export { type JsonOptions, writeJson } from "./write-json.ts";
