import { type RemarkKind, remarkKinds } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../ui/form-field.tsx";

export interface KindFieldProps {
  readonly value: RemarkKind;
  readonly onChange: (kind: RemarkKind) => void;
}

export function KindField({ value, onChange }: KindFieldProps) {
  const { t } = useTranslation("review");
  return (
    <SelectField
      label={t("compose.kind")}
      value={value}
      onChange={({ target }) => {
        const kind = remarkKinds.find((known) => known === target.value);
        if (kind) onChange(kind);
      }}
    >
      {remarkKinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`kind.${kind}`)}
        </option>
      ))}
    </SelectField>
  );
}
