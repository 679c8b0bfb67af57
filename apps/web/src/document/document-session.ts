/**
 * A document open in this tab: its shared state, its connection and what the page needs to watch of both.
 * Opened by `openDocument`, closed by `close`; nothing here knows React.
 */
import { metaOf } from "@brudnopis/document";
import { applyUpdate, Doc } from "yjs";
import { WebsocketProvider } from "y-websocket";
import type { DocumentDetails, Me } from "@brudnopis/schema";
import { api } from "../api.ts";
import { type ContentSource, ContentStore, nextFrame } from "./content-store.ts";
import { Presence } from "./presence.ts";
import type { UnsentCopies } from "./unsent-copies.ts";
import { guardIncoming, requireKnown } from "./incoming.ts";
import { Reconnector } from "./reconnect.ts";
import { SaveTracker } from "./save-state.ts";
import { sendInParts } from "./send-in-parts.ts";
import { Transport } from "./transport.ts";
import { DocumentUndo } from "./undo.ts";

export interface DocumentSession {
  readonly details: DocumentDetails;
  readonly me: Me;
  readonly doc: Doc;
  readonly provider: WebsocketProvider;
  readonly content: ContentSource;
  readonly undo: DocumentUndo;
  readonly save: SaveTracker;
  readonly presence: Presence;
  readonly connection: Reconnector;
  /** What this tab had before it was opened, and the server did not take. */
  readonly copies: UnsentCopies;
  readonly canEdit: boolean;
  close(): void;
}

/**
 * Fetches the document as it is now and keeps it in step from then on. The state comes over HTTP together with the
 * scripts, so the page can be read before the socket is open.
 * @throws ApiError when this person may not open it or it does not exist.
 * @throws PageTooOld when it holds what this page does not know.
 */
export async function openDocument(id: string, copies: UnsentCopies): Promise<DocumentSession> {
  const [me, { details, doc, epoch }, transport] = await Promise.all([
    api.me(),
    fetchDocument(id),
    Transport.choose(),
  ]);
  copies.belongTo(me.id);

  const provider = new WebsocketProvider(syncUrl(), id, doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: transport.Socket,
    // P20: what we have belongs to this history of the document, and to no other.
    params: epoch === undefined ? {} : { epoch },
  });
  const save = new SaveTracker(provider, () => new Date());
  const connection = new Reconnector({
    provider,
    isBusy: () => save.unsaved > 0,
    onRefused: (refusal) => save.refuse(refusal),
  });
  transport.serve(provider, () => connection.retry());
  guardIncoming(provider, save.known, (refusal) => connection.refuse(refusal));
  sendInParts(provider, () => save.askAnew());
  const content = new ContentStore(doc, details.template, nextFrame);
  const undo = new DocumentUndo(doc);
  const presence = new Presence(provider.awareness, me);
  provider.connect();

  return {
    details,
    me,
    doc,
    provider,
    content,
    undo,
    save,
    presence,
    connection,
    copies,
    canEdit: details.document.permissions.includes("edit"),
    close: () => {
      transport.stop();
      connection.stop();
      presence.destroy();
      save.destroy();
      undo.destroy();
      content.destroy();
      provider.destroy();
      doc.destroy();
    },
  };
}

interface FetchedDocument {
  readonly details: DocumentDetails;
  readonly doc: Doc;
  readonly epoch: string | undefined;
}

/** Somebody may move it to another version of its template between the two answers. */
const fetches = 3;

async function fetchDocument(id: string, left = fetches): Promise<FetchedDocument> {
  const [details, { state, epoch }] = await Promise.all([api.document(id), api.documentState(id)]);
  const doc = new Doc();
  requireKnown(state, doc);
  applyUpdate(doc, state);
  return followsOther(doc, details) && left > 1
    ? fetchDocument(id, left - 1)
    : { details, doc, epoch };
}

/** Whether a document says that it follows another version of its template than the one that the page shows. */
export function followsOther(doc: Doc, { template }: Pick<DocumentDetails, "template">): boolean {
  const version = metaOf(doc).get("templateVersion");
  return typeof version === "number" && version !== template.version;
}

function syncUrl(): string {
  const { protocol, host } = location;
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/sync`;
}
