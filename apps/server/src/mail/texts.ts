/**
 * What our e-mails say. Plain text without pictures or counters: it can be read anywhere, and nobody is watched.
 * Every name in it was written by somebody, so it becomes one line before it becomes part of ours.
 */
import type { Language, Role, ScopeKind } from "@brudnopis/schema";
import type { Place } from "../access/scopes.ts";
import type { Mail } from "./mailer.ts";
import { oneLine } from "./one-line.ts";

interface Recipient {
  readonly to: string;
  readonly language: Language;
}

/** Somebody with an account, as others know them. */
export interface Somebody {
  readonly name: string;
  readonly organisation: string;
}

export interface InvitationMail extends Recipient {
  readonly id: string;
  readonly inviter: Somebody;
  readonly role: Role;
  readonly place: Place;
  readonly link: string;
  readonly expiresAt: number;
}

export function invitationMail(mail: InvitationMail): Mail {
  const { id, to, language, inviter, link } = mail;
  const who = nameOf(inviter);
  const place = placeIn(language, mail.place);
  const role = roles[language][mail.role];
  const until = timeIn(language, mail.expiresAt);
  const { subject, lines } = {
    pl: {
      subject: `Zaproszenie: ${place}`,
      lines: [
        `${who} zaprasza Państwa do Brudnopisu – miejsca, w którym miasta wspólnie piszą Miejskie Inicjatywy Działania.`,
        `Dotyczy: ${place}\nRola: ${role}`,
        `Aby przyjąć zaproszenie, proszę otworzyć ten link:\n${link}`,
        `Link jest ważny do ${until} i działa jeden raz. Proszę nie przekazywać go dalej: jest przeznaczony tylko dla Państwa.`,
        "Jeśli ta wiadomość trafiła do Państwa przez pomyłkę, wystarczy ją usunąć.",
      ],
    },
    en: {
      subject: `Invitation: ${place}`,
      lines: [
        `${who} invites you to Brudnopis, where cities write their Municipal Action Plans (Miejskie Inicjatywy Działania) together.`,
        `About: ${place}\nRole: ${role}`,
        `To accept the invitation, please open this link:\n${link}`,
        `The link is valid until ${until} and works once. Please do not pass it on: it is meant for you only.`,
        "If this message reached you by mistake, simply delete it.",
      ],
    },
  }[language];
  return { id, to, language, subject, text: letter(language, lines) };
}

export interface ResetMail extends Recipient {
  readonly name: string;
  readonly link: string;
  readonly expiresAt: number;
}

/** For somebody who has forgotten their password. */
export function resetMail({ to, language, name, link, expiresAt }: ResetMail): Mail {
  const until = timeIn(language, expiresAt);
  const { subject, lines } = {
    pl: {
      subject: "Nowe hasło do Brudnopisu",
      lines: [
        `Link do ustawienia nowego hasła do konta: ${oneLine(name)}`,
        link,
        `Link jest ważny do ${until} i działa jeden raz. Do tego czasu obowiązuje dotychczasowe hasło.`,
        "Jeśli to nie Państwo prosili o nowe hasło, wystarczy usunąć tę wiadomość. Hasło się nie zmieniło.",
      ],
    },
    en: {
      subject: "A new password for Brudnopis",
      lines: [
        `This link sets a new password for the account: ${oneLine(name)}`,
        link,
        `It is valid until ${until} and works once. Until it is used, the old password stays valid.`,
        "If you did not ask for a new password, simply delete this message. The password has not changed.",
      ],
    },
  }[language];
  return { to, language, subject, text: letter(language, lines) };
}

export interface AccessRequestMail extends Recipient {
  readonly asker: Somebody;
  readonly title: string;
  /** To the document. */
  readonly link: string;
}

/** For those who may let somebody into a document. What the person wrote waits there, and is not repeated here. */
export function accessRequestMail({ to, language, asker, title, link }: AccessRequestMail): Mail {
  const who = nameOf(asker);
  const { subject, lines } = {
    pl: {
      subject: `Prośba o dostęp: ${oneLine(title)}`,
      lines: [
        `${who} prosi o dostęp do dokumentu „${oneLine(title)}”.`,
        `O tym, czy i w jakiej roli, decydują Państwo w oknie „Udostępnij” tego dokumentu:\n${link}`,
        "Dopóki nikt nie zdecyduje, osoba ta nie widzi dokumentu.",
      ],
    },
    en: {
      subject: `Access request: ${oneLine(title)}`,
      lines: [
        `${who} asks for access to the document “${oneLine(title)}”.`,
        `You decide whether, and in which role, in the document's “Share” dialog:\n${link}`,
        "Until somebody decides, this person cannot see the document.",
      ],
    },
  }[language];
  return { to, language, subject, text: letter(language, lines) };
}

export interface RoleGivenMail extends Recipient {
  readonly giver: Somebody;
  readonly title: string;
  readonly role: Role;
  /** To the document. */
  readonly link: string;
}

/** For somebody with an account who can open a document from now on. */
export function roleGivenMail({ to, language, giver, title, role, link }: RoleGivenMail): Mail {
  const who = nameOf(giver);
  const { subject, lines } = {
    pl: {
      subject: `Mają Państwo dostęp: ${oneLine(title)}`,
      lines: [
        `${who} udostępnia Państwu dokument „${oneLine(title)}”.`,
        `Rola: ${roles.pl[role]}`,
        `Dokument jest pod adresem:\n${link}`,
      ],
    },
    en: {
      subject: `You have access: ${oneLine(title)}`,
      lines: [
        `${who} shares the document “${oneLine(title)}” with you.`,
        `Role: ${roles.en[role]}`,
        `The document is at:\n${link}`,
      ],
    },
  }[language];
  return { to, language, subject, text: letter(language, lines) };
}

function letter(language: Language, paragraphs: readonly string[]): string {
  const { greeting, signature } = frame[language];
  return [greeting, ...paragraphs, signature].join("\n\n") + "\n";
}

const frame = {
  pl: {
    greeting: "Dzień dobry,",
    signature:
      "Brudnopis\nTę wiadomość wysłał program; odpowiedzi na nią nikt nie przeczyta. W razie wątpliwości prosimy o kontakt z osobą wymienioną wyżej lub z administratorem w Państwa urzędzie.",
  },
  en: {
    greeting: "Hello,",
    signature:
      "Brudnopis\nThis message was sent by a program; nobody reads replies to it. If in doubt, please contact the person named above or the administrator in your office.",
  },
} as const satisfies Record<Language, object>;

const roles = {
  pl: {
    administrator: "administrator",
    coordinator: "koordynator sieci",
    facilitator: "facylitator",
    observer: "obserwator",
    peer: "recenzent partnerski",
    lead: "lider",
    editor: "współautor",
  },
  en: {
    administrator: "administrator",
    coordinator: "network coordinator",
    facilitator: "facilitator",
    observer: "observer",
    peer: "reviewer from another city",
    lead: "lead",
    editor: "editor",
  },
} as const satisfies Record<Language, Record<Role, string>>;

const places = {
  pl: {
    installation: "cały Brudnopis",
    network: "sieć",
    organisation: "organizacja",
    document: "dokument",
  },
  en: {
    installation: "all of Brudnopis",
    network: "network",
    organisation: "organisation",
    document: "document",
  },
} as const satisfies Record<Language, Record<ScopeKind, string>>;

/** `dokument „Ciepło z ziemi”`: what somebody is invited to. */
function placeIn(language: Language, { kind, name }: Place): string {
  const word = places[language][kind];
  if (name === undefined) return word;
  return language === "pl" ? `${word} „${oneLine(name)}”` : `${word} “${oneLine(name)}”`;
}

function nameOf({ name, organisation }: Somebody): string {
  return `${oneLine(name)} (${oneLine(organisation)})`;
}

/** A day in words and an hour, as they are in Poland: `25 listopada 2026 r., godz. 09:30`. */
function timeIn(language: Language, at: number): string {
  const locale = { pl: "pl-PL", en: "en-GB" }[language];
  const timeZone = "Europe/Warsaw";
  const day = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(at);
  const hour = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
  return language === "pl" ? `${day} r., godz. ${hour}` : `${day}, ${hour} (Polish time)`;
}
