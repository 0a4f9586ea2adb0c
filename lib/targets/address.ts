import { BlockList, isIP } from "node:net";

/** Why an address is not for calling: `metadata` tells a cloud machine's secrets, `private` is not on the internet. */
export type AddressRule = "metadata" | "private";

/** IANA's special-purpose IPv4 registry, multicast, and what is reserved; what is left is public. */
const PRIVATE_V4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];

/** Of global unicast, 2000::/3: protocol assignments with Teredo, documentation, and 6to4, which wraps any IPv4 address. */
const SPECIAL_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];

/** Amazon and most clouds, Alibaba, Tencent, Oracle, Azure's wire server (a public address), Amazon by IPv6. */
const METADATA = [
  "169.254.169.254/32",
  "169.254.170.2/32",
  "169.254.0.23/32",
  "100.100.100.200/32",
  "192.0.0.192/32",
  "168.63.129.16/32",
  "fd00:ec2::/32",
  "fd20:ce::254/128",
];

const privateV4 = blockList(PRIVATE_V4);
const globalV6 = blockList(["2000::/3"]);
const specialV6 = blockList(SPECIAL_V6);
const metadata = blockList(METADATA);

/** Which rule refuses an IP address, bracketed or not, or null when it is public. Wrapped IPv4 is not unwrapped: it is refused. */
export function judgeAddress(text: string): AddressRule | null {
  const address = text.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (metadata.check(address, family)) return "metadata";
  if (family === "ipv4") return privateV4.check(address, family) ? "private" : null;
  return globalV6.check(address, family) && !specialV6.check(address, family) ? null : "private";
}

/** Names that only ever stand for a cloud machine's metadata service. */
const METADATA_NAMES = new Set([
  "metadata",
  "metadata.google.internal",
  "metadata.goog",
  "metadata.tencentyun.com",
  "metadata.azure.internal",
  "instance-data",
  "instance-data.ec2.internal",
]);

/** The same for a host as it stands in an address, without asking anybody what a name resolves to. */
export function judgeHost(host: string): AddressRule | null {
  if (isIP(host.replace(/^\[|\]$/g, "")) !== 0) return judgeAddress(host);
  if (METADATA_NAMES.has(host)) return "metadata";
  return host === "localhost" || host.endsWith(".localhost") ? "private" : null;
}

function blockList(ranges: string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits = ""] = range.split("/");
    list.addSubnet(network, Number(bits), isIP(network) === 6 ? "ipv6" : "ipv4");
  }
  return list;
}
