import type {
  Account,
  Information,
  InvitationAcceptance,
  InvitationOffer,
  Me,
  PasswordChange,
  PasswordReset,
  RecoveryCodes,
  ResetOffer,
  SecondFactor,
  SessionInfo,
  SetUp,
  SignIn,
  SignInAnswer,
  SignInWays,
  SsoLocation,
  SsoStart,
  TotpRequest,
  TotpStart,
} from "@brudnopis/schema";
import type { z } from "zod";
import { json, send } from "../api.ts";

/** Becoming signed in, and one's own account. */
export const accountApi = {
  signInWays: () => json<SignInWays>("GET", "/api/sign-in/ways"),
  signIn: (body: SignIn) => json<SignInAnswer>("POST", "/api/sign-in", body),
  enterCode: (body: SecondFactor) => json<Me>("POST", "/api/sign-in/code", body),
  startSso: (body: z.input<typeof SsoStart>) =>
    json<z.infer<typeof SsoLocation>>("POST", "/api/sign-in/sso", body),

  isSetUpLinkValid: (token: string) =>
    json<{ valid: boolean }>("POST", "/api/set-up/look", { token }),
  setUp: (body: SetUp) => json<Me>("POST", "/api/set-up", body),

  /** Resolves also when there is no such account. */
  askForReset: (email: string) => send("POST", "/api/password-reset", { email }),
  lookAtReset: (token: string) =>
    json<z.infer<typeof ResetOffer>>("POST", "/api/password-reset/look", { token }),
  resetPassword: (body: PasswordReset) => send("POST", "/api/password-reset/use", body),

  lookAtInvitation: (token: string) =>
    json<InvitationOffer>("POST", "/api/invitation/look", { token }),
  acceptInvitation: (body: InvitationAcceptance) =>
    json<Me>("POST", "/api/invitation/accept", body),

  account: () => json<Account>("GET", "/api/me/account"),
  changePassword: (body: PasswordChange) => send("POST", "/api/me/password", body),
  sessions: () => json<SessionInfo[]>("GET", "/api/me/sessions"),
  endSession: (id: string) => send("DELETE", `/api/me/sessions/${id}`),
  endOtherSessions: () => send("DELETE", "/api/me/sessions"),
  startTotp: (body: TotpRequest) => json<TotpStart>("POST", "/api/me/totp", body),
  confirmTotp: (body: SecondFactor) => json<RecoveryCodes>("POST", "/api/me/totp/confirm", body),
  turnTotpOff: (body: SecondFactor) => send("POST", "/api/me/totp/off", body),
  newRecoveryCodes: (body: SecondFactor) =>
    json<RecoveryCodes>("POST", "/api/me/recovery-codes", body),
  disconnectSso: () => send("DELETE", "/api/me/sso"),

  information: () => json<Information>("GET", "/api/information"),
  /** Resolves also when there is no such document. */
  askForAccess: (body: { readonly documentId: string; readonly message: string }) =>
    send("POST", "/api/access-requests", body),
} as const;

/** Where the browser gets everything that is kept about whoever is signed in, as a file. */
export const myDataPath = "/api/me/data";
