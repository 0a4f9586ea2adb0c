const NETWORK = ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EHOSTUNREACH", "ENOTFOUND", "EPIPE"];
/** Classes of SQLSTATE: connection, resources, operator's intervention (a timed out statement is among them). */
const CLASSES = ["08", "53", "57"];
/** The Postgres client's own, which have no code. */
const TEXTS = /^(Query read timeout|timeout exceeded when trying to connect|Connection terminated)/;

/** What was committed may not be on disk: the embedded store takes nothing more until it is started again. */
export class DiskFailure extends Error {
  constructor(cause: unknown) {
    super("The store could not be written to disk; it takes nothing more until it is started again", { cause });
  }
}

/** True when the store did not answer, whatever it was asked: trying again at once would only wait again. */
export function isOutage(error: unknown): boolean {
  if (error instanceof DiskFailure) return true;
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    NETWORK.includes(code) || (code.length === 5 && CLASSES.includes(code.slice(0, 2))) || TEXTS.test(error.message)
  );
}
