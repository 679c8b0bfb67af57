/** A name and a description for a revision: named ones are kept for good. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useErrorText } from "../ui/error-text.ts";
import { FormField, TextAreaField } from "../ui/form-field.tsx";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { historyApi } from "./history-api.ts";
import { useComparison } from "./history-context.ts";
import { historyPath } from "./history-path.ts";
import type { Shown } from "./selection.ts";
import { useHistoryAgain } from "./use-history.ts";

export interface NameDialogProps {
  readonly revision: Shown;
  readonly onClose: () => void;
}

export function NameDialog(props: NameDialogProps) {
  const { t } = useTranslation("history");
  const isNamed = props.revision !== "now" && props.revision.name !== undefined;
  return (
    <LazyModal title={t(isNamed ? "name.change" : "name.give")} kind="card" onClose={props.onClose}>
      <NameForm {...props} isNamed={isNamed} />
    </LazyModal>
  );
}

interface NameFormProps extends NameDialogProps {
  readonly isNamed: boolean;
}

function NameForm({ revision, isNamed, onClose }: NameFormProps) {
  const { t } = useTranslation(["history", "translation"]);
  const errorText = useErrorText();
  const before = revision === "now" ? undefined : revision;
  const [name, setName] = useState(before?.name ?? "");
  const [description, setDescription] = useState(before?.description ?? "");
  const [isTried, setTried] = useState(false);
  const naming = useNaming(revision, onClose);
  const save = () => {
    setTried(true);
    if (name.trim() !== "") naming.mutate({ name: name.trim(), description: description.trim() });
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <FormField
        label={t("name.label")}
        hint={t("name.hint")}
        problem={isTried && name.trim() === "" ? t("name.missing") : undefined}
        maxLength={120}
        autoComplete="off"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <TextAreaField
        label={t("name.description")}
        maxLength={1000}
        rows={3}
        value={description}
        onChange={({ target }) => setDescription(target.value)}
      />
      <p className="form-hint">{t("name.promise")}</p>
      {naming.error && <Notice kind="bad">{errorText(naming.error)}</Notice>}
      <div className="actions">
        <button className="button primary" type="submit" disabled={naming.isPending}>
          {t("name.save")}
        </button>
        {isNamed && (
          <button
            className="button"
            type="button"
            disabled={naming.isPending}
            onClick={() => naming.mutate({ name: null })}
          >
            {t("name.remove")}
          </button>
        )}
        <button className="button quiet" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}

interface Naming {
  readonly name: string | null;
  readonly description?: string;
}

function useNaming(revision: Shown, onDone: () => void) {
  const { documentId } = useComparison();
  const again = useHistoryAgain(documentId);
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (naming: Naming) =>
      revision === "now"
        ? historyApi.nameNow(documentId, naming)
        : historyApi.rename(documentId, revision.id, naming),
    onSuccess: async ({ id }) => {
      await again();
      onDone();
      if (revision === "now") await navigate(historyPath(documentId, { revision: id }));
    },
  });
}
