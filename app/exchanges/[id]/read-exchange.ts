import { cache } from "react";
import { getExchange } from "@/lib/exchanges/store";
import { world } from "@/lib/machine/world";

/** Read once per request, though the layout (does it exist?) and the page both ask. */
export const readExchange = cache(async (id: string) => getExchange((await world()).store.db, id));
