import type { EditionNode, ProgrammeNode } from "@brudnopis/schema";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArchivedTag } from "../archive.tsx";
import { useDates } from "../use-dates.ts";
import { EditionDialog } from "./edition-dialog.tsx";
import { NetworkDialog } from "./network-dialog.tsx";
import { NetworkTable } from "./network-table.tsx";
import { ProgrammeDialog } from "./programme-dialog.tsx";

export interface ProgrammePanelProps {
  readonly programme: ProgrammeNode;
  /** Where an edition could move. */
  readonly all: readonly ProgrammeNode[];
  readonly isAdministrator: boolean;
  /** Whether only a part is shown; then nothing is said about what is missing. */
  readonly isSearch: boolean;
}

export function ProgrammePanel({ programme, all, isAdministrator, isSearch }: ProgrammePanelProps) {
  const { t } = useTranslation("administration");
  const [dialog, setDialog] = useState<"change" | "add">();
  const close = () => setDialog(undefined);
  const { name, archived, editions } = programme;
  return (
    <section className="panel admin-panel">
      <div className="panel-head">
        <div>
          <h2>
            {name} {archived && <ArchivedTag />}
          </h2>
          {editions.length > 0 && (
            <p className="panel-lead">{t("count.editions", { count: editions.length })}</p>
          )}
        </div>
        {isAdministrator && (
          <div className="head-actions">
            <ChangeButton name={name} onPress={() => setDialog("change")} />
            <AddButton label={t("edition.add")} about={name} onPress={() => setDialog("add")} />
          </div>
        )}
      </div>
      {editions.map((edition) => (
        <Edition
          key={edition.id}
          edition={edition}
          programme={programme}
          all={all}
          isAdministrator={isAdministrator}
          isSearch={isSearch}
        />
      ))}
      {editions.length === 0 && !isSearch && <p className="teach">{t("edition.none")}</p>}
      {dialog === "change" && <ProgrammeDialog programme={programme} onClose={close} />}
      {dialog === "add" && <EditionDialog programme={programme} all={all} onClose={close} />}
    </section>
  );
}

interface EditionProps extends ProgrammePanelProps {
  readonly edition: EditionNode;
}

function Edition({ edition, programme, all, isAdministrator, isSearch }: EditionProps) {
  const { t } = useTranslation("administration");
  const { period } = useDates();
  const [dialog, setDialog] = useState<"change" | "add">();
  const close = () => setDialog(undefined);
  const { name, startsOn, endsOn, archived, networks } = edition;
  const facts = [
    period(startsOn, endsOn),
    networks.length > 0 && t("count.networks", { count: networks.length }),
  ];
  return (
    <div className="edition">
      <div className="panel-head">
        <div>
          <h3>
            {name} {archived && <ArchivedTag />}
          </h3>
          <p className="panel-lead">{facts.filter(Boolean).join(" · ")}</p>
        </div>
        {isAdministrator && (
          <div className="head-actions">
            <ChangeButton name={name} onPress={() => setDialog("change")} />
            <AddButton label={t("network.add")} about={name} onPress={() => setDialog("add")} />
          </div>
        )}
      </div>
      {networks.length > 0 && <NetworkTable networks={networks} />}
      {networks.length === 0 && !isSearch && <p className="teach">{t("network.none")}</p>}
      {dialog === "change" && (
        <EditionDialog programme={programme} edition={edition} all={all} onClose={close} />
      )}
      {dialog === "add" && <NetworkDialog edition={edition} onClose={close} />}
    </div>
  );
}

interface ButtonProps {
  readonly onPress: () => void;
}

function ChangeButton({ name, onPress }: ButtonProps & { readonly name: string }) {
  const { t } = useTranslation("administration");
  return (
    <button
      className="button quiet small"
      type="button"
      aria-label={t("changeNamed", { name })}
      onClick={onPress}
    >
      <Pencil size={15} aria-hidden />
      {t("change")}
    </button>
  );
}

interface AddButtonProps extends ButtonProps {
  readonly label: string;
  readonly about: string;
}

function AddButton({ label, about, onPress }: AddButtonProps) {
  return (
    <button
      className="button quiet small"
      type="button"
      aria-label={`${label}: ${about}`}
      onClick={onPress}
    >
      <Plus size={16} aria-hidden />
      {label}
    </button>
  );
}
