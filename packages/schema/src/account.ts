/** Bodies of the HTTP API about one's own account: signing in, the second factor, sessions. */
import { z } from "zod";
import { Grant, Role } from "./access.ts";
import { Language } from "./text.ts";

export const Email = z.email().max(254);
export const PersonName = z.string().trim().min(1).max(120);
/** Long enough to be a phrase; the upper bound keeps hashing cheap. */
export const Password = z.string().min(10).max(200);
/** The secret part of a link: base64url of 32 random bytes. */
export const LinkToken = z.string().min(20).max(100);

export const SignIn = z.strictObject({ email: Email, password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

/** Six digits of an authenticator app, or one of the recovery codes. Spaces and hyphens do not count. */
export const SecondFactor = z.strictObject({ code: z.string().trim().min(6).max(40) });
export type SecondFactor = z.infer<typeof SecondFactor>;

export const SetUp = z.strictObject({
  token: LinkToken,
  name: PersonName,
  email: Email,
  password: Password,
  organisation: z.string().trim().min(1).max(200),
});
export type SetUp = z.infer<typeof SetUp>;

/** Index into the palette of people's colours, one per organisation. */
export const Hue = z.int().min(0).max(7);

const Named = z.strictObject({ id: z.string(), name: z.string() });

export const Me = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: Language,
  organisation: z.string(),
  hue: Hue,
  roles: z.array(Role),
  /** Organisations in whose name this person may start a document. */
  organisations: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      networkName: z.string().optional(),
      pack: z.string().optional(),
    }),
  ),
  /** What this person runs: the pages of administration that they may open. */
  manages: z.strictObject({
    installation: z.boolean(),
    networks: z.array(Named),
    organisations: z.array(Named),
  }),
});
export type Me = z.infer<typeof Me>;

/** The answer to a right password: signed in, or the second factor is asked for next. */
export const SignInAnswer = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("done"), me: Me }),
  z.strictObject({ step: z.literal("code") }),
]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** What the sign-in page can offer in this installation. */
export const SignInWays = z.strictObject({
  /** The name of the organisation's own sign-in, when there is one. */
  sso: z.strictObject({ label: z.string() }).optional(),
  /** Whether the server can send e-mail; without it an administrator hands out links. */
  mail: z.boolean(),
});
export type SignInWays = z.infer<typeof SignInWays>;

/** Starts signing in through the organisation's own provider (OpenID Connect). */
export const SsoStart = z.strictObject({
  /** A path of ours to come back to. */
  returnTo: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])/),
  /** The invitation that the new account is made from. */
  invitation: LinkToken.optional(),
  /** Connects the provider's account with the one that is signed in, by a sign-in of the last ten minutes. */
  connect: z.boolean().default(false),
});
export type SsoStart = z.infer<typeof SsoStart>;

/** Where the browser goes next, outside of the product. */
export const SsoLocation = z.strictObject({ location: z.url() });

export const ProfileChange = z.strictObject({
  name: PersonName.optional(),
  language: Language.optional(),
});
export type ProfileChange = z.infer<typeof ProfileChange>;

/** Whoever turns the second factor on shows that the account is theirs. */
export const TotpRequest = z.strictObject({
  /** Empty when there is none. */
  password: z.string().max(200),
});
export type TotpRequest = z.infer<typeof TotpRequest>;

export const PasswordChange = z.strictObject({
  /** Empty when there is none yet, as after signing in through a provider: then in the last ten minutes. */
  current: z.string().max(200),
  password: Password,
});
export type PasswordChange = z.infer<typeof PasswordChange>;

export const ResetRequest = z.strictObject({ email: Email });
export const TokenBody = z.strictObject({ token: LinkToken });
export const ResetOffer = z.strictObject({ email: z.string() });
export type ResetOffer = z.infer<typeof ResetOffer>;
export const PasswordReset = z.strictObject({ token: LinkToken, password: Password });
export type PasswordReset = z.infer<typeof PasswordReset>;

export const SessionInfo = z.strictObject({
  id: z.string(),
  isCurrent: z.boolean(),
  /** The browser and system in words, as far as they are known: `Firefox, Windows`. */
  device: z.string(),
  /** The network address that it began from. */
  address: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.int(),
  seenAt: z.int(),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

/** How one's account is protected, and why it can do what it can. */
export const Account = z.strictObject({
  hasPassword: z.boolean(),
  /** Whether signing in asks for a second factor, and how many recovery codes are left. */
  totp: z.strictObject({ isOn: z.boolean(), recoveryCodes: z.int() }),
  /** Whether the account is connected with the organisation's own provider. */
  sso: z.boolean(),
  grants: z.array(z.strictObject({ ...Grant.shape, name: z.string().optional() })),
});
export type Account = z.infer<typeof Account>;

/** A new secret for an authenticator app; it counts only after a first code has confirmed it. */
export const TotpStart = z.strictObject({
  /** Base32, for typing. */
  secret: z.string(),
  /** `otpauth://…`, for the QR code. */
  uri: z.string(),
  /** The QR code as an SVG document. */
  qr: z.string(),
});
export type TotpStart = z.infer<typeof TotpStart>;

export const RecoveryCodes = z.strictObject({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
