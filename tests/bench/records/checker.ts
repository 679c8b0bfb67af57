/** The document check alone, as a script of a page. */
import { checkDocument } from "@brudnopis/document";

Object.assign(globalThis, { check: checkDocument });
