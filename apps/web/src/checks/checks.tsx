/**
 * The document check (*kontrola dokumentu*), as far as the first bundle knows of it: places that stay empty until its
 * code has come. Nothing of it may hold up reading or writing: the page around them renders with every keystroke, and
 * they do not.
 */
import { memo, type ReactNode, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePage } from "../document/document-context.ts";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import { createStore } from "../ui/store.ts";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { ChecksContext, startState, useChecks } from "./checks-state.ts";

/** Around everything that shows what the check found. */
export function ChecksProvider({ children }: { readonly children: ReactNode }) {
  const [checks] = useState(() => createStore(startState));
  return <ChecksContext value={checks}>{children}</ChecksContext>;
}

/** Begins to check once the document can be read and written in, and there is time. */
export const ChecksRunner = memo(function ChecksRunner() {
  const { i18n } = useTranslation();
  const checks = useContext(ChecksContext);
  const isReader = usePage(({ mode }) => mode !== "edit");
  const hasEditor = usePage(({ editing }) => editing !== undefined);
  const isOffered = useWhenIdle(isReader || hasEditor);
  const [isWanted, setWanted] = useState(true);
  const load = async () => {
    const [part] = await Promise.all([
      importAgain(() => import("./checks-part.ts")),
      loadWords(i18n, "checks"),
    ]);
    checks?.set((state) => ({ ...state, part }));
    return part.CheckRunner;
  };
  return (
    isOffered && isWanted && <LazyPart load={load} props={{}} onClose={() => setWanted(false)} />
  );
});

export interface PlaceMarkProps {
  /** An address, `collection/recordId` or key of a section or collection. */
  readonly place: string;
  /** Id of what is said with the field when something in it blocks handing over. */
  readonly describes?: string;
  /** Says it and does nothing, as in a row of a grid, which has its own keys. */
  readonly isPlain?: boolean;
}

/** Beside the label of a place in which something was found. There are hundreds of these: most show nothing. */
export const PlaceMark = memo(function PlaceMark({
  place,
  describes,
  isPlain = false,
}: PlaceMarkProps) {
  const findings = useChecks(({ result }) => result?.byPlace.get(place));
  const part = useChecks((state) => (findings ? state.part : undefined));
  return findings && part ? (
    <part.Mark place={place} findings={findings} describes={describes} isPlain={isPlain} />
  ) : null;
});

export const SectionCounts = memo(function SectionCounts({
  section,
}: {
  readonly section: string;
}) {
  const counts = useChecks(({ result }) => result?.countsBySection.get(section));
  const part = useChecks((state) => (counts ? state.part : undefined));
  return counts && part ? <part.SectionCount counts={counts} /> : null;
});

/** Below the table of contents. */
export function ChecksSummary({ onChosen }: { readonly onChosen: (() => void) | undefined }) {
  const part = useChecks((state) => state.part);
  return part ? <part.OutlineSummary onChosen={onChosen} /> : null;
}

/** In the top bar. */
export const ChecksButton = memo(function ChecksButton() {
  const part = useChecks((state) => state.part);
  return part ? <part.CheckButton /> : null;
});

export interface ChecksMarginProps {
  /** Stands above it where the margin has more than the check. */
  readonly choice?: ReactNode;
}

export const ChecksMargin = memo(function ChecksMargin({ choice }: ChecksMarginProps) {
  const part = useChecks((state) => state.part);
  return part ? <part.CheckMargin choice={choice} /> : choice;
});

/** In the export dialog. */
export function ChecksBeforeExport({ onLeave }: { readonly onLeave: () => void }) {
  const part = useChecks((state) => state.part);
  return part ? <part.HandingOver onLeave={onLeave} /> : null;
}
