/**
 * A form of administration: what is wrong stands beside its field, whether the page or the server noticed.
 *
 *   F1  Nothing is sent while the page itself sees something wrong.
 *   F2  The first field with a problem gets the focus.
 *   F3  What the server refuses without naming a field on the page is said above the form.
 */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useAdminErrorText } from "./admin-error-text.ts";

/** What is wrong, in words, by the path of the field. */
export type Problems = Readonly<Record<string, string>>;

export type ReadForm<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly problems: Problems };

export interface FormOptions<T> {
  readonly read: (form: FormData) => ReadForm<T>;
  readonly save: (body: T) => Promise<unknown>;
  readonly onSaved?: () => void;
  /** What it means when the server refuses a field, by its path, where that is known. */
  readonly refusals?: Problems;
  /** What is said of a refusal as a whole, where the usual words would miss the point. */
  readonly refusalOf?: (error: unknown) => string;
}

export interface AdminForm {
  readonly ref: RefObject<HTMLFormElement | null>;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly problemAt: (path: string) => string | undefined;
  /** What was refused as a whole. */
  readonly refusal: string | undefined;
  readonly isBusy: boolean;
}

export function useForm<T>(options: FormOptions<T>): AdminForm {
  const { read, save, onSaved, refusals = {} } = options;
  const { t } = useTranslation("administration");
  const usualText = useAdminErrorText();
  const errorText = options.refusalOf ?? usualText;
  const ref = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problems>({});
  const saving = useMutation({
    mutationFn: save,
    onSuccess: () => onSaved?.(),
    onError: (error) => {
      const paths = refusedPaths(error).filter((path) => hasField(ref.current, path));
      setProblems(
        Object.fromEntries(paths.map((path) => [path, refusals[path] ?? t("problem.refused")])),
      );
    },
  });
  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (saving.isPending) return;
    const result = read(new FormData(event.currentTarget));
    setProblems(result.ok ? {} : result.problems);
    if (result.ok) saving.mutate(result.body);
  };
  const isRefused = saving.isError && Object.keys(problems).length === 0;
  return {
    ref,
    onSubmit,
    problemAt: (path) => problems[path],
    refusal: isRefused ? errorText(saving.error) : undefined,
    isBusy: saving.isPending,
  };
}

function refusedPaths(error: unknown): string[] {
  return error instanceof ApiError ? (error.body?.issues ?? []).map(({ path }) => path) : [];
}

function hasField(form: HTMLFormElement | null, path: string): boolean {
  return form?.elements.namedItem(path) != null;
}
