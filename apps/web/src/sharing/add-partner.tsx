import type { PartnerCandidates } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { matching } from "./matching.ts";
import { sharingApi } from "./sharing-api.ts";
import { useSharing } from "./sharing-context.ts";

/** How many are shown at once; a few letters find the others. */
const mostShown = 8;

/** Finds an organisation and asks it to join in. */
export function AddPartner({ heading }: { readonly heading: string }) {
  const { t } = useTranslation("sharing");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="sharing-add">
      <button
        className="button small"
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Plus size={16} aria-hidden />
        {t("organisations.add")}
      </button>
      {isOpen && (
        <>
          <p className="form-hint">{t("organisations.addLead")}</p>
          <Candidates heading={heading} onAdded={() => setOpen(false)} />
        </>
      )}
    </div>
  );
}

interface CandidatesProps {
  readonly heading: string;
  readonly onAdded: () => void;
}

function Candidates({ heading, onAdded }: CandidatesProps) {
  const { t } = useTranslation("sharing");
  const errorText = useErrorText();
  const { documentId } = useSharing();
  const [wanted, setWanted] = useState("");
  const { data, error } = useQuery({
    // Whoever has joined in meanwhile is no candidate any more.
    queryKey: ["sharing", documentId, "candidates"],
    queryFn: () => sharingApi.partnerCandidates(documentId),
  });
  if (error) return <Notice kind="bad">{errorText(error)}</Notice>;
  if (!data) return null;
  const found = matching(data, wanted);
  const shown = found.slice(0, mostShown);
  return (
    <>
      <SearchField label={t("organisations.search")} onSearch={setWanted} />
      <p className="form-hint" role="status">
        {found.length === 0
          ? t("organisations.noneFound")
          : found.length > shown.length
            ? t("organisations.foundFirst", { shown: shown.length, all: found.length })
            : t("organisations.found", { count: found.length })}
      </p>
      <ul className="sharing-list sharing-candidates">
        {shown.map((candidate) => (
          <Candidate key={candidate.id} candidate={candidate} heading={heading} onAdded={onAdded} />
        ))}
      </ul>
    </>
  );
}

interface CandidateProps extends CandidatesProps {
  readonly candidate: PartnerCandidates[number];
}

function Candidate({ candidate: { id, name, inNetwork }, heading, onAdded }: CandidateProps) {
  const { t } = useTranslation("sharing");
  const { documentId, change, isBusy } = useSharing();
  const add = () =>
    void change({
      run: async () => {
        await sharingApi.addPartner(documentId, id);
        onAdded();
      },
      done: t("organisations.added", { name }),
      focus: heading,
    });
  return (
    <li>
      <div className="sharing-who">
        <b>{name}</b>
        <span>{inNetwork ? t("organisations.sameNetwork") : t("organisations.others")}</span>
      </div>
      <button
        className="button small"
        type="button"
        aria-disabled={isBusy}
        aria-label={t("organisations.chooseName", { name })}
        onClick={add}
      >
        {t("organisations.choose")}
      </button>
    </li>
  );
}
