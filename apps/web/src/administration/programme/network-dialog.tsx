import type { EditionNode, NetworkDetails, NewNetwork } from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { ArchiveButton } from "../archive.tsx";
import { FormDialog } from "../form-dialog.tsx";
import { all, nullable, optional, text, trimmed } from "../form-reading.ts";
import type { ReadForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";
import { NetworkFields } from "./network-fields.tsx";
import { type Period, periodProblems } from "./period-fields.tsx";

export interface NetworkDialogProps {
  /** The edition of a new network. */
  readonly edition?: Pick<EditionNode, "id" | "name">;
  /** The network to change. */
  readonly network?: NetworkDetails;
  /** Administrators also move and archive networks. */
  readonly isAdministrator?: boolean;
  readonly onClose: () => void;
}

interface NetworkBody extends Period {
  readonly name: string;
  readonly kind: NewNetwork["kind"];
  readonly pack: string | undefined;
  readonly languages: NewNetwork["languages"];
  readonly editionId: string | undefined;
}

export function NetworkDialog(props: NetworkDialogProps) {
  const { edition, network, isAdministrator = false, onClose } = props;
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const save = async (body: NetworkBody) => {
    if (network) await change(network, body);
    else if (edition) await start(edition.id, body);
    await refresh();
    announce(t("saved", { name: body.name }));
  };
  return (
    <FormDialog
      title={edition ? t("network.addTo", { name: edition.name }) : t("network.change")}
      action={t(network ? "save" : "network.add")}
      read={(form) => readNetwork(form, t)}
      save={save}
      onClose={onClose}
      footer={network && isAdministrator && <ArchiveNetwork network={network} onDone={onClose} />}
    >
      {(problemAt) => (
        <NetworkFields
          {...(network ? { network } : {})}
          isMovable={network !== undefined && isAdministrator}
          problemAt={problemAt}
        />
      )}
    </FormDialog>
  );
}

function readNetwork(form: FormData, t: TFunction<"administration">): ReadForm<NetworkBody> {
  const name = trimmed(form, "name");
  const period = { startsOn: nullable(form, "startsOn"), endsOn: nullable(form, "endsOn") };
  const languages = (["pl", "en"] as const).filter((each) => all(form, "languages").includes(each));
  const problems = {
    ...(name === "" ? { name: t("problem.nameMissing") } : {}),
    ...periodProblems(period, t),
    ...(languages.length === 0 ? { languages: t("problem.languagesMissing") } : {}),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const kind = text(form, "kind") === "transfer" ? "transfer" : "planning";
  const [pack, editionId] = [optional(form, "pack"), optional(form, "editionId")];
  return { ok: true, body: { name, kind, pack, languages, editionId, ...period } };
}

function start(editionId: string, body: NetworkBody): Promise<unknown> {
  const { name, kind, pack, languages, startsOn, endsOn } = body;
  return administrationApi.startNetwork(editionId, {
    name,
    kind,
    languages,
    ...(pack === undefined ? {} : { pack }),
    ...(startsOn === null ? {} : { startsOn }),
    ...(endsOn === null ? {} : { endsOn }),
  });
}

function change(network: NetworkDetails, body: NetworkBody): Promise<unknown> {
  const { editionId, pack, ...fields } = body;
  const isMoved = editionId !== undefined && editionId !== network.edition?.id;
  return administrationApi.changeNetwork(network.id, {
    ...fields,
    pack: pack ?? null,
    ...(isMoved ? { editionId } : {}),
  });
}

interface ArchiveNetworkProps {
  readonly network: NetworkDetails;
  readonly onDone: () => void;
}

function ArchiveNetwork({ network, onDone }: ArchiveNetworkProps) {
  const { t } = useTranslation("administration");
  return (
    <div className="dialog-footer">
      <ArchiveButton
        name={network.name}
        isArchived={network.archived}
        meaning={t("network.archiveMeaning")}
        change={(archived) => administrationApi.changeNetwork(network.id, { archived })}
        onDone={onDone}
      />
    </div>
  );
}
