/** What a file is made of, gathered by the server and read by the thread: states and facts, nothing decoded. */
import { AppError, type ExportRequest, type ImageInfo } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { LiveDocuments } from "../documents/live-documents.ts";
import type { Moment, Revisions } from "../history/revisions.ts";
import { documentFileSchemaPath } from "../http/routes/document-file.ts";
import { polishDay } from "../polish-time.ts";
import { partsOf, type StateParts } from "../store/states.ts";
import type { Templates } from "../templates.ts";
import type { ExportFacts, ExportMark, ExportReview, ExportSource } from "./export-task.ts";

/** Pictures of texts and of covers. */
export interface ExportPictures {
  imagesOf(documentId: string): Promise<readonly ImageInfo[]>;
  marksOf(networkId: string): Promise<readonly ExportMark[]>;
  /** Of pictures of this document or its network; what is not there is left out. */
  bytesOf(
    document: { readonly id: string; readonly networkId: string | null },
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Uint8Array>>;
}

export interface ExportSourceDeps {
  readonly live: LiveDocuments;
  readonly revisions: Pick<Revisions, "find" | "momentOf" | "partsAt">;
  readonly templates: Templates;
  readonly pictures: ExportPictures;
  editionOf(networkId: string): Promise<string | undefined>;
  dueOf(documentId: string): Promise<ExportFacts["due"]>;
  /** What is open in review, as this person may see it, but for notes within the team. */
  reviewOf(opened: OpenedDocument, caller: Caller): Promise<ExportReview>;
  /** Where this server is, without a slash at the end. */
  readonly ownOrigin: { readonly url: string };
  readonly clock: () => number;
}

/** @throws AppError `not-found` for a revision that is not there. */
export async function sourceOf(
  deps: ExportSourceDeps,
  opened: OpenedDocument,
  caller: Caller,
  request: ExportRequest,
): Promise<ExportSource> {
  const { document } = opened;
  const { language, withPersonalData, withReview, preset } = request;
  const isReviewed = withReview || preset === "review";
  const moment = await deps.revisions.momentOf(opened, request.revision ?? "now");
  const { templateVersion } = moment;
  return {
    documentId: document.id,
    state: await stateOf(deps, document.id, moment),
    template: deps.templates.templateOf({ ...document, templateVersion }),
    withPersonalData,
    ...(language === undefined ? {} : { language }),
    facts: await factsOf(deps, opened, moment),
    ...(isReviewed ? { review: await deps.reviewOf(opened, caller) } : {}),
  };
}

/** The document of this moment is the one that others are writing in, which knows what the log is about to hear. */
async function stateOf(
  { live, revisions }: ExportSourceDeps,
  documentId: string,
  moment: Moment,
): Promise<StateParts> {
  if (moment.revision !== undefined) return revisions.partsAt(documentId, moment);
  const data = await live.encodedState(documentId);
  if (!data) throw new AppError("not-found", "There is no such document");
  return partsOf({ data: new Uint8Array(data), encoding: "plain" });
}

async function factsOf(
  { revisions, pictures, editionOf, dueOf, ownOrigin, clock }: ExportSourceDeps,
  opened: OpenedDocument,
  moment: Moment,
): Promise<ExportFacts> {
  const { id, state, organisations, networkId, networkName } = opened.document;
  const at = clock();
  const edition = networkId === null ? undefined : await editionOf(networkId);
  return {
    at,
    day: polishDay(at),
    state,
    organisations: organisations.map(({ name }) => name),
    ...(networkName === null ? {} : { network: networkName }),
    ...(edition === undefined ? {} : { edition }),
    ...(moment.revision === undefined
      ? {}
      : { revision: await revisionOf(revisions, opened, moment.revision) }),
    images: await pictures.imagesOf(id),
    marks: networkId === null ? [] : await pictures.marksOf(networkId),
    due: await dueOf(id),
    url: `${ownOrigin.url}/dokumenty/${id}`,
    schemaUrl: `${ownOrigin.url}${documentFileSchemaPath}`,
  };
}

async function revisionOf(
  revisions: ExportSourceDeps["revisions"],
  opened: OpenedDocument,
  revision: string,
): Promise<NonNullable<ExportFacts["revision"]>> {
  const { id, name, at } = await revisions.find(opened, revision);
  return { id, ...(name === undefined ? {} : { name }), at };
}
