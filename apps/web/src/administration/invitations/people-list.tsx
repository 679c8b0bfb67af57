import { Upload } from "lucide-react";
import { type ChangeEvent, useDeferredValue, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextAreaField } from "../../ui/form-field.tsx";
import { type PastedProblem, readPastedPeople } from "./pasted-people.ts";

/** More lines of trouble than this are better mended from the top. */
const mostShown = 8;

/** A list that is pasted or read from a file, and how it will be understood. */
export function PeopleList({ problem }: { readonly problem: string | undefined }) {
  const { t } = useTranslation("administration");
  const [list, setList] = useState("");
  const { people, problems } = readPastedPeople(useDeferredValue(list));
  return (
    <div className="people-list">
      <TextAreaField
        label={t("invite.list")}
        hint={t("invite.listHint")}
        problem={problem}
        name="list"
        rows={7}
        spellCheck={false}
        placeholder={t("invite.listExample")}
        value={list}
        onChange={(event) => setList(event.target.value)}
      />
      <FileButton onRead={setList} />
      <p className="people-found" role="status">
        {list.trim() !== "" && t("invite.found", { count: people.length })}
        {problems.length > 0 && ` ${t("invite.wrong", { count: problems.length })}`}
      </p>
      {problems.length > 0 && <Problems problems={problems} />}
    </div>
  );
}

function FileButton({ onRead }: { readonly onRead: (text: string) => void }) {
  const { t } = useTranslation("administration");
  const id = useId();
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) onRead(decode(await file.arrayBuffer()));
    // Choosing the same file again reads it again.
    target.value = "";
  };
  return (
    <div className="file-button">
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        onChange={(event) => void read(event)}
      />
      <label className="button small" htmlFor={id}>
        <Upload size={16} aria-hidden />
        {t("invite.file")}
      </label>
    </div>
  );
}

/** Excel in Poland still saves CSV in the Windows code page; what is not UTF-8 is taken for that. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1250").decode(bytes);
  }
}

function Problems({ problems }: { readonly problems: readonly PastedProblem[] }) {
  const { t } = useTranslation("administration");
  const hidden = problems.length - mostShown;
  return (
    <ul className="people-problems">
      {problems.slice(0, mostShown).map(({ line, text, problem }) => (
        <li key={`${line} ${text}`}>
          <b>{t("invite.line", { line })}</b> {text} – {t(`refusal.${problem}`)}
        </li>
      ))}
      {hidden > 0 && <li>{t("invite.more", { count: hidden })}</li>}
    </ul>
  );
}
