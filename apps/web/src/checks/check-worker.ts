/** The document check beside the page: it holds the document and checks it again when it is told what changed. */
import { checkDocument } from "@brudnopis/document";
import type { DocumentContent, Template } from "@brudnopis/schema";
import type { CheckAnswer, CheckRequest } from "./checker.ts";
import { patched } from "./content-patch.ts";

let template: Template | undefined;
let content: DocumentContent | undefined;

addEventListener("message", ({ data }: MessageEvent<CheckRequest>) => {
  template = data.template ?? template;
  if (!template) throw new Error("Told what changed before anything else");
  content = patched(content, data.patch);
  const answer: CheckAnswer = {
    run: data.run,
    findings: checkDocument(template, content, data.context),
  };
  postMessage(answer);
});
