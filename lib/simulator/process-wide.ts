const holder = globalThis as typeof globalThis & { [key: symbol]: unknown };

/** A value that is one for the process: pages, actions and instrumentation each have their own copy of a module. */
export function processWide<Value>(name: string, make: () => Value): Value {
  const key = Symbol.for(`qianyue.${name}`);
  holder[key] ??= make();
  return holder[key] as Value;
}
