import type { Migration } from "kysely";
import type { Engine } from "../client";
import { firstTables } from "./0001-first-tables";
import { sandboxControls } from "./0002-sandbox-controls";
import { attemptFaults } from "./0003-attempt-faults";
import { notificationIndex } from "./0004-notification-index";
import { replays } from "./0005-replays";
import { endpointRuns } from "./0006-endpoint-runs";
import { inboxes } from "./0007-inboxes";
import { contractIndex } from "./0008-contract-index";
import { followUps } from "./0009-follow-ups";
import { contractNumbers } from "./0010-contract-numbers";
import { simulatorPages } from "./0011-simulator-pages";
import { contractOutcomes } from "./0012-contract-outcomes";
import { replayReasons } from "./0013-replay-reasons";
import { followUpPace } from "./0014-follow-up-pace";
import { removedPlaces } from "./0015-removed-places";
import { contractScene } from "./0016-contract-scene";
import { notificationDigest } from "./0017-notification-digest";
import { contractIdNotices } from "./0018-contract-id-notices";
import { columnsOf } from "./columns";

/** Every migration, by the name under which it is remembered: never rename, never edit one that was released. */
export function migrations(engine: Engine): Record<string, Migration> {
  const columns = columnsOf(engine);
  return {
    "0001-first-tables": firstTables(columns),
    "0002-sandbox-controls": sandboxControls(columns),
    "0003-attempt-faults": attemptFaults(columns),
    "0004-notification-index": notificationIndex(columns, engine),
    "0005-replays": replays(columns),
    "0006-endpoint-runs": endpointRuns(columns),
    "0007-inboxes": inboxes(columns, engine),
    "0008-contract-index": contractIndex(columns),
    "0009-follow-ups": followUps(columns),
    "0010-contract-numbers": contractNumbers(),
    "0011-simulator-pages": simulatorPages(),
    "0012-contract-outcomes": contractOutcomes(),
    "0013-replay-reasons": replayReasons(columns),
    "0014-follow-up-pace": followUpPace(columns),
    "0015-removed-places": removedPlaces(columns),
    "0016-contract-scene": contractScene(columns),
    "0017-notification-digest": notificationDigest(columns),
    "0018-contract-id-notices": contractIdNotices(columns),
  };
}
