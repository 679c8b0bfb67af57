/** What somebody wishes to hear of: all that happens there, what concerns them, or nothing but being named. */
import { AppError, type WatchChange, type WatchList } from "@brudnopis/schema";
import type { Access, Caller } from "../access/access.ts";
import { documentsInScopeOf, findDocument, type StoredDocument } from "../store/documents.ts";
import { type Driver, WriteConflict } from "../store/driver.ts";
import {
  dropWatch,
  setWatch,
  type StoredWatch,
  watchesOf,
} from "../store/notification-settings.ts";
import { findNetwork } from "../store/networks.ts";
import type { Templates } from "../templates.ts";
import { levelOf } from "./listeners.ts";
import { mayHear } from "./may-hear.ts";

export interface WatchDeps {
  readonly driver: Driver;
  readonly access: Access;
  readonly templates: Templates;
}

/** More than anybody would look through. */
export const watchesPerPerson = 500;

/**
 * What was said, and besides it what can be said next: about one document, or about the networks in which they have a role.
 */
export async function listWatches(
  deps: WatchDeps,
  caller: Caller,
  documentId: string | undefined,
): Promise<WatchList> {
  const stored = await watchesOf(deps.driver, caller.personId);
  const named = await Promise.all(stored.map((watch) => describe(deps, caller, watch)));
  const watches = named.flatMap((watch) => watch ?? []);
  const usual =
    documentId === undefined
      ? await usualNetworks(deps, caller)
      : await usualWatch(deps, caller, documentId, stored);
  return { watches: [...usual.filter((each) => !isAmong(watches, each)), ...watches] };
}

/** @throws AppError `not-found` for what they may not remark on, `conflict` for too many. */
export async function changeWatch(
  deps: WatchDeps,
  caller: Caller,
  { watch, level }: WatchChange,
): Promise<void> {
  if (level === null) return deps.driver.write([dropWatch(caller.personId, watch)]);
  const section = watch.kind === "section" ? watch.section : "";
  const asked = { ...watch, section, personId: caller.personId, level };
  if (!(await describe(deps, caller, asked)))
    throw new AppError("not-found", "There is no such thing, or it is not yours to watch");
  try {
    await deps.driver.write([setWatch(caller.personId, watch, level, watchesPerPerson)]);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new AppError("conflict", `At most ${watchesPerPerson} things can be watched`);
  }
}

type WatchItem = WatchList["watches"][number];

function isAmong(watches: readonly WatchItem[], { watch: { kind, id } }: WatchItem): boolean {
  return watches.some(({ watch }) => watch.kind === kind && watch.id === id);
}

/** Undefined for what they may not hear of, or not any more. */
async function describe(
  deps: WatchDeps,
  caller: Caller,
  { kind, id, section, level }: StoredWatch,
): Promise<WatchItem | undefined> {
  if (kind === "network") {
    const name = await networkName(deps, caller, id);
    return name === undefined ? undefined : { watch: { kind, id }, level, name };
  }
  const document = await heardDocument(deps, caller, id);
  if (!document) return undefined;
  if (kind === "document") return { watch: { kind, id }, level, name: document.title };
  const { sections } = deps.templates.templateOf(document);
  const isThere = sections.some(({ key }) => key === section);
  return isThere ? { watch: { kind, id, section }, level, name: document.title } : undefined;
}

async function heardDocument(
  { driver, access }: WatchDeps,
  { grants }: Caller,
  id: string,
): Promise<StoredDocument | undefined> {
  const document = await findDocument(driver, id);
  if (!document) return undefined;
  const rights = await access.decide(grants, document);
  return mayHear(rights, { event: "thread", isInternal: false }) ? document : undefined;
}

/** A network is watched by who may hear of a document of it, or has a role in it while there is none. */
async function networkName(
  { driver, access }: WatchDeps,
  { personId, grants }: Caller,
  id: string,
): Promise<string | undefined> {
  const network = await findNetwork(driver, id);
  if (!network) return undefined;
  if (grants.some(({ scope }) => scope.kind === "network" && scope.id === id)) return network.name;
  const documents = (await documentsInScopeOf(driver, personId)).filter(
    ({ networkId }) => networkId === id,
  );
  const decisions = await access.decideAll(grants, documents);
  const hears = decisions.some((rights) => mayHear(rights, { event: "thread", isInternal: false }));
  return hears ? network.name : undefined;
}

async function usualWatch(
  deps: WatchDeps,
  caller: Caller,
  id: string,
  stored: readonly StoredWatch[],
): Promise<WatchItem[]> {
  const document = await heardDocument(deps, caller, id);
  if (!document) return [];
  const rights = await deps.access.decide(caller.grants, document);
  const person = { personId: caller.personId, ...rights };
  const around = stored.filter(
    ({ kind, id: of }) => kind === "network" && of === document.networkId,
  );
  const level = levelOf(person, around, undefined);
  return [{ watch: { kind: "document", id }, level, name: document.title }];
}

async function usualNetworks({ driver }: WatchDeps, { grants }: Caller): Promise<WatchItem[]> {
  const ids = new Set(
    grants.flatMap(({ role, scope }) =>
      scope.kind === "network" && role !== "observer" ? [scope.id] : [],
    ),
  );
  const networks = await Promise.all([...ids].map((id) => findNetwork(driver, id)));
  return networks.flatMap((network) =>
    network
      ? [{ watch: { kind: "network", id: network.id }, level: "mine", name: network.name }]
      : [],
  );
}
