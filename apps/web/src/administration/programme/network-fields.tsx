import type { NetworkDetails } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../api.ts";
import { languageOf } from "../../i18n/i18n.ts";
import { FormField, SelectField } from "../../ui/form-field.tsx";
import { Check } from "../check.tsx";
import type { AdminForm } from "../use-form.ts";
import { PeriodFields } from "./period-fields.tsx";
import { useProgrammes } from "./use-programmes.ts";

export interface NetworkFieldsProps {
  readonly network?: NetworkDetails;
  readonly isMovable: boolean;
  readonly problemAt: AdminForm["problemAt"];
}

export function NetworkFields({ network, isMovable, problemAt }: NetworkFieldsProps) {
  const { t } = useTranslation("administration");
  return (
    <>
      <FormField
        label={t("name")}
        hint={t("network.nameHint")}
        problem={problemAt("name")}
        name="name"
        maxLength={200}
        autoComplete="off"
        defaultValue={network?.name}
      />
      <fieldset className="form-field checks">
        <legend>{t("network.kind")}</legend>
        {(["planning", "transfer"] as const).map((kind) => (
          <Check
            key={kind}
            type="radio"
            name="kind"
            value={kind}
            label={t(`networkKind.${kind}`)}
            hint={t(`networkKindHint.${kind}`)}
            defaultChecked={kind === (network?.kind ?? "planning")}
          />
        ))}
      </fieldset>
      <PackField {...(network?.pack === undefined ? {} : { pack: network.pack })} />
      <PeriodFields {...network} problemAt={problemAt} />
      <Languages languages={network?.languages ?? ["pl"]} problem={problemAt("languages")} />
      {isMovable && <EditionField network={network} />}
    </>
  );
}

/** The thematic pack: catalogues of indicators, actions and the like that documents of the network get. */
function PackField({ pack }: { readonly pack?: string }) {
  const { t, i18n } = useTranslation("administration");
  const templates = useQuery({ queryKey: ["templates"], queryFn: api.templates });
  const packs = new Map(
    templates.data?.flatMap((template) => template.packs).map((each) => [each.id, each]),
  );
  return (
    <SelectField
      // The right choice can only be made once the choices are there.
      key={packs.size}
      label={t("network.pack")}
      hint={t("network.packHint")}
      name="pack"
      defaultValue={pack ?? ""}
    >
      <option value="">{t("network.noPack")}</option>
      {[...packs.values()].map(({ id, title }) => (
        <option key={id} value={id}>
          {title[languageOf(i18n)]}
        </option>
      ))}
      {pack !== undefined && !packs.has(pack) && <option value={pack}>{pack}</option>}
    </SelectField>
  );
}

interface LanguagesProps {
  readonly languages: readonly ("pl" | "en")[];
  readonly problem: string | undefined;
}

function Languages({ languages, problem }: LanguagesProps) {
  const { t } = useTranslation("administration");
  return (
    <fieldset className="form-field checks">
      <legend>{t("network.languages")}</legend>
      {(["pl", "en"] as const).map((language) => (
        <Check
          key={language}
          name="languages"
          value={language}
          label={t(`language.${language}`)}
          defaultChecked={languages.includes(language)}
          aria-invalid={problem !== undefined}
        />
      ))}
      {problem !== undefined && <span className="form-problem">{problem}</span>}
    </fieldset>
  );
}

/** Where the network stands; another edition moves it there. */
function EditionField({ network }: { readonly network: NetworkDetails | undefined }) {
  const { t } = useTranslation("administration");
  const programmes = useProgrammes();
  const editionId = network?.edition?.id;
  return (
    <SelectField
      key={programmes.isSuccess ? "loaded" : "loading"}
      label={t("network.edition")}
      hint={t("network.moveHint")}
      name="editionId"
      defaultValue={editionId ?? ""}
    >
      {editionId === undefined && <option value="">{t("network.noEdition")}</option>}
      {(programmes.data?.programmes ?? []).map((programme) => (
        <optgroup key={programme.id} label={programme.name}>
          {programme.editions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
