/** The check itself, as long as it is on the page: it shows nothing but the list that somebody asked for. */
import { useChecks } from "./checks-state.ts";
import { CheckList } from "./check-list.tsx";
import { useAnnouncedCounts } from "./use-announced-counts.ts";
import { useCheckRuns } from "./use-check-runs.ts";

export function CheckRunner() {
  useCheckRuns();
  useAnnouncedCounts();
  const view = useChecks(({ list }) => list);
  return view && <CheckList key={view.place ?? ""} view={view} />;
}
