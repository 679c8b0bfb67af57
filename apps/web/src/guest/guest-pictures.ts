import { guestApi } from "./guest-api.ts";

/**
 * Pictures for whoever has a link. Each is fetched once, one after the other, with the secret in the body: in the address of
 * a picture it would stay in logs.
 */
export function guestPictures(token: string): (asset: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  let last: Promise<unknown> = Promise.resolve();
  const fetchOne = async (asset: string, before: Promise<unknown>) => {
    await before.catch(() => {});
    return URL.createObjectURL(await guestApi.picture(token, asset));
  };
  return (asset) => {
    const url = known.get(asset) ?? fetchOne(asset, last);
    known.set(asset, url);
    last = url;
    return url;
  };
}
