import { common } from "./all-rooms";
import { caseSheet } from "./case-sheet";
import { checks } from "./checks";
import { contracts } from "./contracts";
import { endpoints } from "./endpoints";
import { exchanges } from "./exchanges";
import { facts } from "./facts";
import { fields } from "./fields";
import { home } from "./home";
import { inboxes } from "./inboxes";
import { notifications } from "./notifications";
import { numbers } from "./numbers";
import { operations } from "./operations";
import { profiles } from "./profiles";
import { replays } from "./replays";
import { shell } from "./shell";
import { simulator } from "./simulator";
import { targets } from "./targets";

/** Every room of the console; each has its own file, to which its own people add. */
export const zhCn = {
  caseSheet,
  checks,
  common,
  contracts,
  endpoints,
  exchanges,
  facts,
  fields,
  home,
  inboxes,
  notifications,
  numbers,
  operations,
  profiles,
  replays,
  shell,
  simulator,
  targets,
};
