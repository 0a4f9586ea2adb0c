import { sql } from "kysely";
import type { Store } from "@/lib/db/client";
import { blocksWith } from "./index-blocks";
import type { Wanted } from "./index-document";
import { hasDigests, hasTextIndex } from "./index-edition";
import { isSeldom, like, partsOf, type Rarity, rarityOfPart } from "./index-parts";
import { type Stretch, within, withinTerm } from "./index-stretch";
import type { Driver, Plan } from "./index-windows";

/** How many of each are looked at to tell which is rarer. */
const FEW = 250;
/** Where more than one in so many documents has it, reading all in their order is quicker than those here and there. */
const DENSE = 16;
/** Postgres finds all notifications with a text at once, in no order: only where there are few of them. */
const FEW_TEXTS = 2_000;
/** So many blocks are read as soon as what has a term that is not everywhere. */
const FEW_BLOCKS = 32;

type Way = { stretch: Stretch; order: "desc" | "asc" };
type Choice = Rarity & { driver: Driver };

/** The way along the index that looks at least at what does not match. */
export async function planFor(store: Store, { terms, text }: Wanted, way: Way): Promise<Plan> {
  const ofTerms = await Promise.all(terms.map((term) => rarityOfTerm(store, term, way)));
  if (text === null) return rarest(ofTerms, way)?.driver ?? { kind: "documents" };
  if (text.length < 3) return byBlocks(store, ofTerms, text, way);
  if (store.engine === "sqlite") return bySqlite(store, ofTerms, text, way);
  const term = rarest(ofTerms, way);
  if (term && term.count < FEW) return term.driver;
  if (await isFoundByText(store, text, way.stretch)) return { kind: "texts", text };
  return term?.driver ?? { kind: "documents" };
}

/** No index has texts this short, but it is known which blocks may have them. */
async function byBlocks(store: Store, ofTerms: Choice[], text: string, way: Way): Promise<Plan> {
  const term = rarest(ofTerms, way);
  if (term && term.count < FEW) return term.driver;
  if (!(await hasDigests(store))) return term?.driver ?? { kind: "documents" };
  const blocks = await blocksWith(store, text, way.stretch);
  if (!term || blocks.length <= FEW_BLOCKS || (await isDense(store, term, way))) return { kind: "blocks", blocks };
  return term.driver;
}

async function bySqlite(store: Store, ofTerms: Choice[], text: string, way: Way): Promise<Driver> {
  const ofParts = await Promise.all(
    partsOf(text).map(async (part): Promise<Choice> => {
      const rarity = await rarityOfPart(store, part, { ...way, most: FEW });
      return { ...rarity, driver: { kind: "part", part, text } };
    }),
  );
  const part = rarest(ofParts, way);
  const best = rarest([...ofTerms, ...ofParts], way);
  // Of what has a term each text has to be read, of what has a part none.
  const isRead = best !== undefined && (best === part || !(await isDense(store, best, way)));
  return (isRead ? best : part)?.driver ?? { kind: "documents" };
}

/** Which has fewer along the way, or else its first ones furthest apart. */
function rarest(choices: Choice[], { order }: Way): Choice | undefined {
  const further = (left: string | null, right: string | null) => {
    if (left === right) return 0;
    return (left ?? "") < (right ?? "") === (order === "desc") ? -1 : 1;
  };
  return choices.toSorted((left, right) => left.count - right.count || further(left.reach, right.reach))[0];
}

async function rarityOfTerm({ db }: Store, term: string, { stretch, order }: Way): Promise<Choice> {
  const furthest = sql.raw(order === "desc" ? "min" : "max");
  const direction = sql.raw(order);
  const { rows } = await sql<Rarity>`select count(*) as count, ${furthest}(id) as reach from (
    select notification_id as id from notification_term where ${withinTerm(term, stretch)}
    order by term ${direction}, notification_id ${direction} limit ${FEW}) as few`.execute(db);
  return { ...(rows[0] ?? { count: 0, reach: null }), driver: { kind: "term", term } };
}

async function isDense({ db }: Store, { count, reach }: Rarity, { stretch, order }: Way): Promise<boolean> {
  if (count < FEW) return false;
  const beyond = order === "desc" ? sql`id >= ${reach}` : sql`id <= ${reach}`;
  const { rows } = await sql<{ count: number }>`select count(*) as count from (select 1 from notification_document
    where ${within("id", stretch)} and ${beyond} limit ${FEW * DENSE}) as few`.execute(db);
  return (rows[0]?.count ?? 0) < FEW * DENSE;
}

/** Whether Postgres' index can find it, which knows three letters and more and no signs, and with little work. */
async function isFoundByText(store: Store, text: string, stretch: Stretch): Promise<boolean> {
  if (!(await hasTextIndex(store)) || !(await isSeldom(store, text, stretch))) return false;
  const { rows } = await sql<{ count: number }>`select count(*) as count from
    (select 1 from notification_document where ${like(text)} limit ${FEW_TEXTS}) as found`.execute(store.db);
  return (rows[0]?.count ?? 0) < FEW_TEXTS;
}
