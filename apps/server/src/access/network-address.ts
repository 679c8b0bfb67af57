import { isIPv6 } from "node:net";

/**
 * What stands for one network when requests are counted: an IPv4 address as it is; of IPv6 the first 64 bits, since
 * a single household or office has all the addresses below.
 */
export function networkOfAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const left = groups(head);
  const right = groups(tail ?? "");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  return `${all.slice(0, 4).map(withoutZeros).join(":")}::/64`;
}

function groups(part: string): string[] {
  return part === "" ? [] : part.split(":");
}

function withoutZeros(group: string): string {
  return Number.parseInt(group, 16).toString(16);
}
