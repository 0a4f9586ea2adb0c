/** Does this host, as one binds to it or as it stands in a Host header, never leave the machine? */
export function isLoopbackHost(host: string): boolean {
  const name = nameOfHost(host);
  return name === "localhost" || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** A host without its port and brackets, in lower case. */
export function nameOfHost(host: string): string {
  const text = host.trim().toLowerCase();
  const bracketed = /^\[([^\]]*)\](:\d{1,5})?$/.exec(text);
  if (bracketed) return bracketed[1] ?? "";
  // More than one colon without brackets is an IPv6 address, which ends in no port.
  return /^[^:]*:\d{1,5}$/.test(text) ? text.slice(0, text.indexOf(":")) : text;
}

/** The same for a socket's remote address, where an IPv4 peer may be written as IPv6. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address ?? "");
}
