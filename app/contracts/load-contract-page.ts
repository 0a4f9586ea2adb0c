import type { ContractPage, ContractRow } from "@/components/contracts/contract-row";
import { getTimeZone } from "@/components/shell/request-locale";
import { type ContractFilter, isEverything, OUTCOMES } from "@/lib/contracts/contract-filter";
import { listContracts } from "@/lib/contracts/contract-index";
import { endedBy } from "@/lib/contracts/ended-by";
import { foldStale, isStale } from "@/lib/contracts/fold-index";
import type { Found } from "@/lib/contracts/found";
import type { OutcomeKind } from "@/lib/contracts/outcome";
import { searchContracts } from "@/lib/contracts/search";
import type { Times } from "@/lib/contracts/search-terms";
import { understand } from "@/lib/contracts/understand";
import { LOCALES } from "@/lib/i18n/locale";
import { offsetAt } from "@/lib/i18n/time";
import { translator } from "@/lib/i18n/translator";
import { type World, world } from "@/lib/machine/world";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { listProfiles } from "@/lib/profiles/store";
import { contractOf } from "./load-contract";

/** So much of what is not folded yet a search folds itself before it answers; the rest it says to be missing. */
const CAUGHT_UP = 32;

type Page = { filter: ContractFilter; before: string | null; limit: number };

/** Contracts that are meant, with what they have come to, by their latest evidence, newest first. */
export async function loadContractPage({ filter, before, limit }: Page): Promise<ContractPage> {
  const here = await world();
  const { db } = here.store;
  const profiles = new Map((await listProfiles(db)).map((profile) => [profile.id, profile]));
  const nowMs = here.sim.clock.now();
  const timeZone = await getTimeZone();
  const understood = understand(filter.text, {
    nowMs,
    offsetMsAt: (ms) => offsetAt(ms, timeZone),
    labels: stateLabels(),
  });
  const shown = (found: readonly Found[]) => rowsOf(found, profiles, here);
  if (isEverything(filter)) {
    const { items, next } = await listContracts(db, { before, limit, times: timesOf(profiles.values(), here) });
    return { items: await shown(items), next, understood, how: "exact", updating: false, nowMs };
  }
  await foldStale(here.store, CAUGHT_UP);
  const times = timesOf(profiles.values(), here);
  const { items, next, how } = await searchContracts(db, { filter, understood, times, before, limit });
  return { items: await shown(items), next, understood, how, updating: await isStale(db), nowMs };
}

/** What the pages call each state, in every language. */
function stateLabels(): ReadonlyMap<string, OutcomeKind> {
  const texts = LOCALES.map((locale) => translator(locale, "contracts"));
  return new Map(texts.flatMap((t) => OUTCOMES.map((kind) => [t(`outcome.${kind}.label`), kind] as const)));
}

/** What time it is, for contracts of each profile. */
export function timesOf(profiles: Iterable<ProfileSummary>, { sim, wireClock }: World): Times {
  const platformProfiles = [...profiles].filter(({ target }) => target === "platform").map(({ id }) => id);
  return { sandboxMs: sim.clock.now(), realMs: wireClock.now(), platformProfiles };
}

async function rowsOf(
  found: readonly Found[],
  profiles: ReadonlyMap<string, ProfileSummary>,
  here: World,
): Promise<ContractRow[]> {
  const rows = await Promise.all(
    found.map(async (one) => {
      const profile = profiles.get(one.profileId);
      return profile ? rowOf(one, profile, here) : null;
    }),
  );
  return rows.filter((row) => row !== null);
}

/** As the index says, unless there is newer evidence, or a simulated platform that knows more. */
async function rowOf(found: Found, profile: ProfileSummary, here: World): Promise<ContractRow | null> {
  const { profileId, contractCode, lastAtMs, endedBy: by, promptUntilMs, contradictions } = found;
  const indexed = OUTCOMES.find((kind) => kind === found.outcome);
  const about = { profileId, profileName: profile.name, contractCode, lastAtMs };
  // Over what evidence is at odds, only the evidence can say.
  if (indexed && !found.isStale && profile.target === "platform" && contradictions === 0) {
    const nowMs = here.wireClock.now();
    const untilMs = promptUntilMs !== null && promptUntilMs > nowMs ? promptUntilMs : null;
    const told = { endedBy: by, promptUntilMs: untilMs, nowMs, contradictions, disputed: null };
    return { ...about, outcome: indexed, recorded: indexed, ...told };
  }
  const loaded = await contractOf(profile, contractCode, here);
  if (!loaded) return null;
  const { contract, outcome, recorded } = loaded;
  const isPossible = outcome.expectation.notification === "possible";
  return {
    ...about,
    outcome: outcome.kind,
    recorded: recorded.kind,
    // The list tells the record's state, and who ended it by the record as well; the platform's own side may know more.
    endedBy: found.isStale ? endedBy(contract) : by,
    promptUntilMs: isPossible && "untilMs" in outcome.expectation ? outcome.expectation.untilMs : null,
    nowMs: loaded.nowMs,
    contradictions: contract.contradictions.length,
    disputed: contract.disputed,
  };
}
