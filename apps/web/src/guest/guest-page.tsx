/** A document for whoever has a link to it: the whole of it, to read. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";
import { PictureContext } from "../images/picture.tsx";
import { Loading } from "../ui/plain-page.tsx";
import { GuestDocumentView } from "./guest-document.tsx";
import { guestPictures } from "./guest-pictures.ts";
import { DeadLink, LinkProblem } from "./link-problem.tsx";
import { useGuestDocument, useGuestOffer } from "./use-guest-offer.ts";
import { useGuestToken } from "./use-guest-token.ts";

export function GuestPage() {
  const token = useGuestToken();
  return token === "" ? <DeadLink /> : <WithLink token={token} />;
}

function WithLink({ token }: { readonly token: string }) {
  const { t } = useTranslation("translation");
  const offer = useGuestOffer(token);
  const document = useGuestDocument(token);
  const pictures = useMemo(() => guestPictures(token), [token]);
  if (offer.data?.kind === "question") return <Navigate to={`/pytanie#klucz=${token}`} replace />;
  const error = offer.error ?? document.error;
  const retry = () => Promise.all([offer.refetch(), document.refetch()]);
  if (error) return <LinkProblem error={error} retry={retry} />;
  if (!offer.data || !document.data) return <Loading label={t("document.opening")} />;
  return (
    <PictureContext value={pictures}>
      <GuestDocumentView key={token} offer={offer.data} document={document.data} />
    </PictureContext>
  );
}
