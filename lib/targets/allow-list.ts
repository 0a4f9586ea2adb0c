export const ALLOW_LIST_RULE =
  "must be hosts, or host:port, separated by commas, e.g. qa.example.com,10.example.org:8443";

/**
 * `host:port` of every entry, in the spelling that a URL has; a host without a port stands for 80 and 443. Null when one
 * of them is no host.
 */
export function readAllowList(text: string): string[] | null {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  const read = entries.map(portsOf);
  return read.some((ports) => ports === null) ? null : [...new Set(read.flatMap((ports) => ports ?? []))];
}

function portsOf(entry: string): string[] | null {
  if (/[/?#@\\\s*]/.test(entry) || !URL.canParse(`http://${entry}`)) return null;
  const host = hostOf(new URL(`http://${entry}`));
  if (host === "") return null;
  const port = /:(\d{1,5})$/.exec(entry.replace(/^\[[^\]]*\]/, ""))?.[1];
  return port === undefined ? [`${host}:80`, `${host}:443`] : [`${host}:${Number(port)}`];
}

/** The host in lower case, as a resolver takes it: `example.com.` is `example.com`. */
export function hostOf(url: URL): string {
  return url.hostname.toLowerCase().replace(/\.$/, "");
}

/** `host:port`, the port also where it is the scheme's own. */
export function placeOf(url: URL): string {
  return `${hostOf(url)}:${url.port === "" ? (url.protocol === "https:" ? 443 : 80) : url.port}`;
}
