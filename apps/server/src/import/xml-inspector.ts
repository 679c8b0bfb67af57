/** Looks through the XML of an office file while it is unpacked, before anything builds a tree of it. */
import { importLimits } from "@brudnopis/schema";
import { SaxesParser } from "saxes";
import { FileProblem } from "./file-problem.ts";

/** What nothing of ours reads, by the element that holds it, whatever its prefix is. */
const leftOutByElement: Readonly<Record<string, string>> = {
  oMath: "equation",
  comment: "comment",
  del: "deleted-text",
  chart: "chart",
  object: "object",
};

export class XmlInspector {
  readonly #parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  });
  readonly #decoder = new TextDecoder("utf-8");
  readonly #leftOut: Map<string, number>;
  #depth = 0;
  #bytes = 0;

  /** Counts into `leftOut` what will not be read. */
  constructor(leftOut: Map<string, number>) {
    this.#leftOut = leftOut;
    const parser = this.#parser;
    parser.on("doctype", () => {
      // Office files have none; it is where entities are declared.
      throw new FileProblem("hostile");
    });
    parser.on("error", (cause) => {
      throw new FileProblem("damaged", cause);
    });
    parser.on("opentag", ({ name, attributes }) => this.#open(name, attributes));
    parser.on("closetag", () => {
      this.#depth -= 1;
    });
  }

  /** @throws FileProblem */
  write(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#bytes > importLimits.xmlBytes) throw new FileProblem("bomb");
    this.#parser.write(this.#decoder.decode(chunk, { stream: true }));
  }

  /** @throws FileProblem */
  end(): void {
    this.#parser.write(this.#decoder.decode());
    this.#parser.close();
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    if (this.#depth > importLimits.xmlDepth) throw new FileProblem("hostile");
    const local = name.slice(name.indexOf(":") + 1);
    const what = isLinkedImage(local, attributes) ? "linked-image" : leftOutByElement[local];
    if (what !== undefined) this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + 1);
  }
}

/** A picture that lies elsewhere: to show it would be to ask for it. */
function isLinkedImage(local: string, attributes: Readonly<Record<string, string>>): boolean {
  if (local !== "Relationship" || attributes["TargetMode"] !== "External") return false;
  return attributes["Type"]?.endsWith("/image") ?? false;
}
