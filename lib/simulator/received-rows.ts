/** A call as it reached the platform, refused ones included. `status` is null where the connection was broken instead. */
export type ReceivedRow = {
  id: string;
  atMs: number;
  /** As the call itself claims it; null when it does not, or illegibly. */
  mchid: string | null;
  method: string;
  /** Path and query, as they came. */
  path: string;
  status: number | null;
  code: string | null;
  message: string | null;
  /** The number at the end of the reply's Request-ID: what the platform's support asks for. */
  internalNumber: number | null;
  requestId: string | null;
  tookMs: number;
};
