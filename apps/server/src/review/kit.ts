/**
 * Somebody's kit: remarks that they have made before and use again.
 *
 *   K1  A kit is its owner's. Nobody else sees it, uses it or learns that there is one.
 *   K2  What is used becomes an ordinary thread, with its placeholders filled: later changes of the kit do not reach it.
 *   K3  Of several documents each stands for itself: where the remark cannot be made, the others get it all the same.
 */
import { fillRemark } from "@brudnopis/document";
import {
  AppError,
  type KitRemark,
  type KitUseReport,
  type NewKitRemark,
  type NewThread,
  type ReviewPlace,
} from "@brudnopis/schema";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Library } from "../documents/library.ts";
import { newId } from "../ids.ts";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import { changeKitRemark, insertKitRemark, kitOf, removeKitRemark } from "../store/kit.ts";
import type { Templates } from "../templates.ts";

export interface KitOptions {
  readonly driver: Driver;
  readonly access: Pick<Access, "open">;
  readonly library: Pick<Library, "content">;
  readonly templates: Templates;
  readonly clock: () => number;
  /** @throws AppError when it cannot be made. */
  startThread(opened: OpenedDocument, caller: Caller, thread: NewThread): Promise<unknown>;
}

/** More than anybody would look through. */
const remarksPerPerson = 500;

export class Kit {
  readonly #options: KitOptions;

  constructor(options: KitOptions) {
    this.#options = options;
  }

  list({ personId }: Caller): Promise<KitRemark[]> {
    return kitOf(this.#options.driver, personId);
  }

  /** @throws AppError `conflict` when the kit is full. */
  async add({ personId }: Caller, remark: NewKitRemark): Promise<KitRemark> {
    const id = newId();
    const stored = { ...remark, id, personId, createdAt: this.#options.clock() };
    await this.#write([insertKitRemark(stored, remarksPerPerson)], fullKit);
    return this.#found(personId, id);
  }

  /** @throws AppError `not-found` */
  async change({ personId }: Caller, id: string, remark: NewKitRemark): Promise<KitRemark> {
    await this.#write([changeKitRemark(personId, id, remark)], noSuchRemark);
    return this.#found(personId, id);
  }

  /** @throws AppError `not-found` */
  async remove({ personId }: Caller, id: string): Promise<void> {
    await this.#write(removeKitRemark(personId, id), noSuchRemark);
  }

  /** K3. @throws AppError `not-found` for a remark that is not theirs. */
  async use(caller: Caller, id: string, documents: readonly string[]): Promise<KitUseReport> {
    const remark = await this.#found(caller.personId, id);
    const results: KitUseReport["results"] = [];
    for (const document of new Set(documents)) {
      const thread = await this.#useOn(caller, remark, document);
      results.push({ document, ...(thread === undefined ? {} : { thread }) });
    }
    return { results };
  }

  /** The thread's id; undefined where it cannot be made. */
  async #useOn(caller: Caller, remark: KitRemark, documentId: string): Promise<string | undefined> {
    const { access, startThread } = this.#options;
    const opened = await access.open(caller, documentId, "comment");
    if (!opened) return undefined;
    const thread = await this.#threadOf(opened, remark);
    try {
      await startThread(opened, caller, thread);
      return thread.id;
    } catch (cause) {
      if (cause instanceof AppError) return undefined;
      throw cause;
    }
  }

  /** On the section that it fits, else on the whole document. */
  async #threadOf(opened: OpenedDocument, remark: KitRemark): Promise<NewThread> {
    const { library, templates } = this.#options;
    const { language } = await library.content(opened);
    const { sections } = templates.templateOf(opened.document);
    const section = sections.find(({ key }) => key === remark.section);
    const place: ReviewPlace = section
      ? { type: "section", section: section.key }
      : { type: "document" };
    const { organisations, title } = opened.document;
    const owners = organisations.filter(({ part }) => part === "owner");
    return {
      id: newId(),
      place,
      label: section?.title[language] ?? "",
      kind: remark.kind,
      text: fillRemark(remark.text, {
        city: owners.map(({ name }) => name).join(", "),
        title,
        section: section?.title[language],
      }),
      isInternal: false,
      kit: remark.id,
    };
  }

  async #found(personId: string, id: string): Promise<KitRemark> {
    const remark = (await kitOf(this.#options.driver, personId)).find((each) => each.id === id);
    if (!remark) throw noSuchRemark();
    return remark;
  }

  async #write(statements: Statement[], refusal: () => AppError): Promise<void> {
    try {
      await this.#options.driver.write(statements);
    } catch (cause) {
      if (cause instanceof WriteConflict) throw refusal();
      throw cause;
    }
  }
}

function noSuchRemark(): AppError {
  return new AppError("not-found", "There is no such remark in your kit");
}

function fullKit(): AppError {
  return new AppError("conflict", `A kit holds at most ${remarksPerPerson} remarks`);
}
