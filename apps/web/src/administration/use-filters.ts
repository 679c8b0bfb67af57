import { useSearchParams } from "react-router";

/** Filters of a list, kept in the address: a link leads to the same list, and „back” finds it as it was. */
export function useFilters<Name extends string>(
  names: readonly Name[],
): readonly [Readonly<Record<Name, string>>, (change: Partial<Record<Name, string>>) => void] {
  const [parameters, setParameters] = useSearchParams();
  // Every name of the type is in the list.
  const filters = Object.fromEntries(
    names.map((name) => [name, parameters.get(name) ?? ""]),
  ) as Record<Name, string>;
  const change = (changed: Partial<Record<Name, string>>) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries<string | undefined>(changed)) {
          if (value === undefined || value === "") after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [filters, change];
}
