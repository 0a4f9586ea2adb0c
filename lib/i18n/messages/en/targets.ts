import type { Shape } from "../shape";
import type { targets as source } from "../zh-cn/targets";

export const targets: Shape<typeof source> = {
  title: "Replay targets",
  description:
    "Give the addresses you replay to a name. Headers of their own are sealed; the browser sees only their names.",
  add: "New target",
  edit: "Edit",
  editNamed: "Edit “{name}”",
  remove: "Delete",
  removeNamed: "Delete “{name}”",
  removeTitle: "Delete this target?",
  removeText:
    "“{name}” and its headers will be deleted; what was replayed to it stays. A bulk replay that uses it will pause.",
  none: "No target yet",
  noneText: "An address can also be typed at each replay; a saved target can carry headers, such as an authorization.",
  profile: "Merchant",
  name: "Name",
  nameHint: "For example: staging, Li's laptop",
  url: "Address",
  urlHint: "A whole http or https address; a query is allowed",
  headers: "Own headers",
  headersHint:
    "Sent after the notification's own headers, and instead of those of the same name. Values are sealed: they can be replaced, never read.",
  headerName: "Name of header {number}",
  headerValue: "Value of header {number}",
  sealed: "Sealed; leave empty to keep",
  addHeader: "Add a header",
  removeHeader: "Remove header {number}",
  save: "Save",
  saving: "Saving…",
  saved: "Target “{name}” was saved",
  removed: "Target “{name}” was deleted",
  failed: "The console was not reached; try again",
  gone: "This target was deleted",
  open: "Both doors are bound to this machine: localhost and private addresses may be targets. Redirects are never followed.",
  listed:
    "A door is open to others: a target must be in ALLOWED_TARGETS, and whatever resolves to a private, link-local or metadata address is refused. Redirects are never followed. Allowed now: {places}",
  nowhere: "(none but this sandbox's own inboxes)",
  rule: {
    empty: "must not be empty",
    too_long: "is too long",
    too_many: "at most 20 headers",
    invalid: "is not a whole address; it should look like http://localhost:8080/notify",
    scheme: "must be http or https",
    credentials: "must not hold a user name or password; use a header instead",
    not_listed:
      "is not allowed; ask the operator to add it to the environment variable ALLOWED_TARGETS (host or host:port)",
    private: "is an address of this machine or a private network, which is not allowed while a door is open to others",
    metadata: "is a cloud machine's metadata address, which is not allowed",
    header_name: "is not a valid header name",
    header_reserved: "is set by the replay itself and cannot be replaced",
    header_twice: "has the name of a header above",
    header_value: "must be one line of ASCII or Latin-1 characters",
    header_unknown: "needs a value",
  },
};
