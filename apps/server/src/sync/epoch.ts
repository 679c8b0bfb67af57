/**
 * Whether a client says that it has another history of the document than the one that is kept (P20). One that says
 * nothing, such as the stock provider, is believed to have the right one.
 */
export function isOtherEpoch(url: string | undefined, epoch: number): boolean {
  const said = new URLSearchParams(url?.split("?")[1]).get("epoch");
  return said !== null && said !== String(epoch);
}
