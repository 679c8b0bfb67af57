/**
 * Browsers in which somebody has signed in before. What others get wrong elsewhere does not slow these down, so that
 * nobody can be locked out on purpose. Being known gives nothing else: password and second factor are asked for as ever.
 */
import type { Driver, Statement } from "../store/driver.ts";
import {
  forgetDevices,
  forgetOldDevices,
  isAnyonesDevice,
  isKnownDevice,
  rememberDevice,
} from "../store/known-devices.ts";
import { type Cookie, knownDeviceMs } from "./cookies.ts";
import { hashToken, newToken } from "./tokens.ts";

export interface KnownDevicesOptions {
  readonly driver: Driver;
  readonly clock: () => number;
  readonly cookie: Cookie;
}

/** What makes a browser known, when it is stored and sent. */
export interface RememberedDevice {
  readonly setCookie: string;
  readonly statements: readonly Statement[];
}

const maxDevicesOfPerson = 50;

export class KnownDevices {
  readonly #driver: Driver;
  readonly #clock: () => number;
  readonly #cookie: Cookie;

  constructor({ driver, clock, cookie }: KnownDevicesOptions) {
    this.#driver = driver;
    this.#clock = clock;
    this.#cookie = cookie;
  }

  /** A name for the browser behind a `Cookie` header, when this person has signed in with it before. */
  async find(cookieHeader: string | undefined, personId: string): Promise<string | undefined> {
    const tokenHash = this.#tokenHash(cookieHeader);
    if (tokenHash === undefined) return undefined;
    const isKnown = await isKnownDevice(this.#driver, tokenHash, personId, this.#knownSince());
    return isKnown ? tokenHash : undefined;
  }

  /** A browser keeps its token when several people sign in with it in turn; one that we do not know is not taken over. */
  async remember(cookieHeader: string | undefined, personId: string): Promise<RememberedDevice> {
    const known = this.#cookie.read(cookieHeader);
    const isOurs =
      known !== undefined &&
      (await isAnyonesDevice(this.#driver, hashToken(known), this.#knownSince()));
    const token = isOurs ? known : newToken();
    return {
      setCookie: this.#cookie.set(token),
      statements: [
        rememberDevice(hashToken(token), personId, this.#clock()),
        forgetOldDevices(personId, maxDevicesOfPerson),
      ],
    };
  }

  /** Whoever else knew the password before it changed is not known any more. */
  forgettingOthers(cookieHeader: string | undefined, personId: string): Statement {
    return forgetDevices(personId, this.#tokenHash(cookieHeader));
  }

  forgettingAll(personId: string): Statement {
    return forgetDevices(personId);
  }

  #tokenHash(cookieHeader: string | undefined): string | undefined {
    const token = this.#cookie.read(cookieHeader);
    return token === undefined ? undefined : hashToken(token);
  }

  #knownSince(): number {
    return this.#clock() - knownDeviceMs;
  }
}
