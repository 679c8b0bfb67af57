/** Links for guests over the HTTP API: with the secret of one, and from the side of those who make them. */
import type {
  GuestAnswer,
  GuestDocument,
  GuestImage,
  GuestLink,
  GuestOffer,
  NewGuestLink,
  NewGuestLinkAnswer,
} from "@brudnopis/schema";
import { json, send } from "../api.ts";

const linksOf = (documentId: string) => `/api/documents/${documentId}/guest-links`;

export const guestApi = {
  look: (token: string) => json<GuestOffer>("POST", "/api/guest/look", { token }),
  document: (token: string) => json<GuestDocument>("POST", "/api/guest/document", { token }),
  picture: async (token: string, image: string) => {
    const body: GuestImage = { token, image };
    return (await send("POST", "/api/guest/image", body)).blob();
  },
  answer: (body: GuestAnswer) => send("POST", "/api/guest/answer", body),

  links: (documentId: string) => json<GuestLink[]>("GET", linksOf(documentId)),
  make: (documentId: string, body: NewGuestLink) =>
    json<NewGuestLinkAnswer>("POST", linksOf(documentId), body),
  revoke: (documentId: string, linkId: string) =>
    send("DELETE", `${linksOf(documentId)}/${linkId}`),
};
