/** The document check for a page without workers. A file of its own, so that nobody else fetches it. */
export { checkDocument } from "@brudnopis/document";
