/** One import, from the choice of a file to what came of it. */
import { applyImport, type Imported, type ImportPlan, planImport } from "@brudnopis/document";
import { type ImportDraft, importLimits, ImportProblem } from "@brudnopis/schema";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useConnectedDocument } from "../document/document-context.ts";
import { announce, type PageState } from "../document/page-state.ts";
import { newId } from "../records/new-id.ts";
import { useErrorText } from "../ui/error-text.ts";
import { importApi } from "./import-api.ts";
import { askedFor } from "./retarget.ts";

export type ImportStep =
  | { readonly at: "choosing"; readonly problem?: string }
  | { readonly at: "reading"; readonly name: string }
  | {
      readonly at: "looking";
      readonly draft: ImportDraft;
      readonly plan: ImportPlan;
      readonly problem?: string;
    }
  | { readonly at: "writing"; readonly name: string }
  | { readonly at: "done"; readonly name: string; readonly imported: Imported };

export function useImport(request: NonNullable<PageState["importing"]>) {
  const { t } = useTranslation("import");
  const open = useConnectedDocument();
  const { session, template, language, page } = open;
  const { id } = session.details.document;
  const [step, setStep] = useState<ImportStep>({ at: "choosing" });
  const reading = useRef<AbortController>(undefined);
  const problemText = useProblemText();
  // Who closes the dialog waits for nothing any more.
  useEffect(() => () => reading.current?.abort(), []);

  const look = (draft: ImportDraft) => {
    const guessed = planImport(draft, template, session.content.get());
    const asked = template.collections.find(({ key }) => key === request.collection);
    const plan = asked ? askedFor(guessed, asked) : guessed;
    if (plan.items.length === 0) setStep({ at: "choosing", problem: t("problem.empty") });
    else setStep({ at: "looking", draft, plan });
  };

  const read = async (file: File) => {
    if (file.size > importLimits.fileBytes)
      return setStep({ at: "choosing", problem: t("problem.too-large") });
    const abort = new AbortController();
    reading.current = abort;
    setStep({ at: "reading", name: file.name });
    try {
      look(await importApi.read(id, file, abort.signal));
    } catch (error) {
      if (!abort.signal.aborted) setStep({ at: "choosing", problem: problemText(error) });
    }
  };

  const cancel = () => {
    reading.current?.abort();
    setStep({ at: "choosing" });
  };

  const write = async (draft: ImportDraft, plan: ImportPlan) => {
    setStep({ at: "writing", name: draft.name });
    try {
      await importApi.keep(id, { name: t("revision", { name: draft.name }).slice(0, 120) });
    } catch (error) {
      return setStep({ at: "looking", draft, plan, problem: problemText(error) });
    }
    session.undo.separate();
    let imported: Imported | undefined;
    session.undo.extend(() => {
      imported = applyImport(session.doc, plan, {
        template,
        content: session.content.get(),
        language,
        newId,
        ...(draft.content ? { from: draft.content } : {}),
      });
    });
    session.undo.separate();
    if (!imported) return;
    setStep({ at: "done", name: draft.name, imported });
    announce(page, t("done.title", { name: draft.name }));
  };

  return { step, setStep, look, read, cancel, write };
}

/** Why a file was not read, in words that say what to do. */
function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation("import");
  const errorText = useErrorText();
  return (error) => {
    if (!(error instanceof ApiError)) return errorText(error);
    if (error.code === "too-large") return t("problem.too-large");
    if (error.code === "too-many-requests") return t("problem.busy");
    const issue = error.body?.issues?.find(({ path }) => path === "file")?.message;
    const problem = ImportProblem.safeParse(issue);
    return problem.success ? t(`problem.${problem.data}`) : errorText(error);
  };
}
