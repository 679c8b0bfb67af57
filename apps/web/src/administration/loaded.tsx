import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useSignInWhenNeeded } from "../session/use-me.ts";
import { Notice } from "../ui/notice.tsx";
import { Loading } from "../ui/plain-page.tsx";
import { useAdminErrorText } from "./admin-error-text.ts";

/** The part of a query's state that matters here; those of lists with pages have it too. */
export interface Query<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => Promise<unknown>;
}

export interface LoadedProps<T> {
  readonly query: Query<T>;
  readonly children: (data: T) => ReactNode;
}

/** What was fetched. Until then that it is on its way, or what went wrong and another try. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  const errorText = useAdminErrorText();
  const { data, error, isFetching, refetch } = query;
  useSignInWhenNeeded(error);
  // What was there before is worth more than a message that it could not be fetched again, unless it is gone.
  if (data !== undefined && !isGone(error)) return children(data);
  if (!error) return <Loading label={t("app.loading")} />;
  return (
    <Notice kind="bad">
      <p>{errorText(error)}</p>
      <button
        className="button small"
        type="button"
        disabled={isFetching}
        onClick={() => void refetch()}
      >
        {t("app.retry")}
      </button>
    </Notice>
  );
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.code === "not-found";
}
