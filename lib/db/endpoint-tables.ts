/** One run of the battery against a merchant's endpoint; `url` is that endpoint's. */
export type EndpointRunTable = {
  id: string;
  /** Milliseconds of real time. */
  at: number;
  url: string;
  mchid: string;
  key_mode: string;
  /** JSON: the ids of the cases, in their order. */
  planned: string;
  /** Milliseconds of real time at which somebody stopped it; null for one that nobody did. */
  stopped_at: number | null;
};

/** How one case of a run ended. A run is over when each planned case has its row. */
export type EndpointCaseTable = {
  id: string;
  run_id: string;
  /** Milliseconds of real time. */
  at: number;
  case_id: string;
  level: string;
  verdict: string;
  /** JSON: the rest of `CaseResult`. */
  details: string;
};
