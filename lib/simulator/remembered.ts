import type { Store } from "@/lib/db/client";

/**
 * Reads once per store and key (what was null is not remembered), and again after the feed has told of a changed setting: whoever changed it, in this
 * copy of the module or in another, or in another process on the same Postgres.
 */
export function remembered<Value>() {
  const stores = new WeakMap<object, Map<string, Promise<Value>>>();

  function valuesOf(store: Store): Map<string, Promise<Value>> {
    const known = stores.get(store.feed);
    if (known) return known;
    const values = new Map<string, Promise<Value>>();
    stores.set(store.feed, values);
    store.feed.subscribe(
      (event) => event.kind === "setting" && values.clear(),
      () => values.clear(),
    );
    return values;
  }

  return {
    get(store: Store, key: string, read: () => Promise<Value>): Promise<Value> {
      const values = valuesOf(store);
      const known = values.get(key);
      if (known) return known;
      const value = read();
      values.set(key, value);
      const drop = () => values.get(key) === value && values.delete(key);
      value.then((found) => found === null && drop(), drop);
      return value;
    },
    forget(store: Store): void {
      valuesOf(store).clear();
    },
  };
}
