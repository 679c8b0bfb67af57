import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";

/** Filters of a list, kept in the address: a link leads to the same list, and „back” finds it as it was. */
export function useFilters<Name extends string>(
  names: readonly Name[],
): readonly [Readonly<Record<Name, string>>, (change: Partial<Record<Name, string>>) => void] {
  const [parameters, setParameters] = useSearchParams();
  // The address follows a moment later; a second change within that moment must not undo the first.
  const wanted = useRef(parameters);
  useEffect(() => {
    wanted.current = parameters;
  }, [parameters]);
  // Every name of the type is in the list.
  const filters = Object.fromEntries(
    names.map((name) => [name, parameters.get(name) ?? ""]),
  ) as Record<Name, string>;
  const change = (changed: Partial<Record<Name, string>>) => {
    const after = new URLSearchParams(wanted.current);
    for (const [name, value] of Object.entries<string | undefined>(changed)) {
      if (value === undefined || value === "") after.delete(name);
      else after.set(name, value);
    }
    wanted.current = after;
    setParameters(after, { replace: true, preventScrollReset: true });
  };
  return [filters, change];
}
