/** Every address of the console. Links are built here and nowhere else, so a page can move without a search. */
export const routes = {
  home: () => "/",
  operations: () => "/operations",
  operation: (id: string) => `/operations/${encodeURIComponent(id)}`,
  /** The form of an operation as that exchange sent it, with codes that were never used. */
  operationAnew: (id: string, exchangeId: string) =>
    `/operations/${encodeURIComponent(id)}?${new URLSearchParams({ from: exchangeId, anew: "1" })}`,
  exchanges: () => "/exchanges",
  exchange: (id: string) => `/exchanges/${encodeURIComponent(id)}`,
  notifications: (filter?: URLSearchParams) => (filter?.size ? `/notifications?${filter}` : "/notifications"),
  notification: (id: string) => `/notifications/${encodeURIComponent(id)}`,
  replays: () => "/replays",
  replay: (id: string) => `/replays/${encodeURIComponent(id)}`,
  /** Where everything that a filter matches is replayed; `filter` as the URL of the list holds it. */
  newBulkReplay: (filter: string) => `/replays/bulk${filter === "" ? "" : `?${filter}`}`,
  bulkReplay: (id: string) => `/replays/bulk/${encodeURIComponent(id)}`,
  targets: () => "/targets",
  notificationsOf: (inbox: string) => `/notifications?${new URLSearchParams({ inbox })}`,
  importNotifications: () => "/notifications/import",
  inboxes: () => "/inboxes",
  contracts: () => "/contracts",
  contract: (profileId: string, code: string) =>
    `/contracts/${encodeURIComponent(profileId)}/${encodeURIComponent(code)}`,
  contractCase: (profileId: string, code: string, showsPersonal: boolean) =>
    `/contracts/${encodeURIComponent(profileId)}/${encodeURIComponent(code)}/case${showsPersonal ? "?personal=1" : ""}`,
  /** The same as a Markdown file. */
  contractCaseFile: (profileId: string, code: string, showsPersonal: boolean) =>
    `/api/contracts/${encodeURIComponent(profileId)}/${encodeURIComponent(code)}/case${showsPersonal ? "?personal=1" : ""}`,
  numbers: (asked: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(asked);
    return query.size === 0 ? "/numbers" : `/numbers?${query}`;
  },
  simulator: () => "/simulator",
  /** One view of the control room, and what is opened in it. */
  simulatorView: (view: string, opened: Readonly<Record<string, string>> = {}) =>
    `/simulator?${new URLSearchParams({ view, ...opened })}`,
  cashier: (prepayId: string) => `/simulator/cashier/${encodeURIComponent(prepayId)}`,
  endpoints: () => "/endpoints",
  endpointRun: (id: string) => `/endpoints/${encodeURIComponent(id)}`,
  /** The report of a run as a file. */
  endpointFile: (id: string, file: "report.json" | "junit.xml") => `/api/endpoints/${encodeURIComponent(id)}/${file}`,
  profiles: () => "/profiles",
  feed: () => "/api/feed",
} as const;
