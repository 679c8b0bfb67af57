/** The part of the programme's tree that answers a search: what matches, with what stands above and below it. */
import type { EditionNode, NetworkSummary, ProgrammeNode, ProgrammeTree } from "@brudnopis/schema";
import { wordsMatch } from "../words-match.ts";

export interface TreeQuery {
  readonly text: string;
  readonly withArchived: boolean;
}

export function findInTree(tree: ProgrammeTree, query: TreeQuery): ProgrammeTree {
  const isShown = ({ archived }: { readonly archived: boolean }) => query.withArchived || !archived;
  const isFound = (...names: string[]) => wordsMatch(query.text, names);
  // Words may be spread over the levels: „pim3 energia”.
  const networksOf = (networks: readonly NetworkSummary[], ...above: string[]) =>
    networks.filter((network) => isShown(network) && isFound(network.name, ...above));
  const editionsOf = ({ name, editions }: ProgrammeNode): EditionNode[] =>
    editions.filter(isShown).flatMap((edition) => {
      const networks = networksOf(edition.networks, edition.name, name);
      const isWorth = networks.length > 0 || isFound(edition.name, name);
      return isWorth ? [{ ...edition, networks }] : [];
    });
  return {
    programmes: tree.programmes.filter(isShown).flatMap((programme) => {
      const editions = editionsOf(programme);
      return editions.length > 0 || isFound(programme.name) ? [{ ...programme, editions }] : [];
    }),
    loose: networksOf(tree.loose),
  };
}

export function isEmptyTree({ programmes, loose }: ProgrammeTree): boolean {
  return programmes.length === 0 && loose.length === 0;
}

export function hasArchived({ programmes, loose }: ProgrammeTree): boolean {
  const editions = programmes.flatMap((programme) => programme.editions);
  const networks = [...loose, ...editions.flatMap((edition) => edition.networks)];
  return [...programmes, ...editions, ...networks].some(({ archived }) => archived);
}

export function countNetworks({ programmes, loose }: ProgrammeTree): number {
  const editions = programmes.flatMap((programme) => programme.editions);
  return loose.length + editions.reduce((sum, { networks }) => sum + networks.length, 0);
}
