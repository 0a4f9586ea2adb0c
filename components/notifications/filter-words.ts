import { EVERYTHING, type NotificationFilter } from "@/lib/notifications/filter";

export type ProfileChoice = { id: string; name: string; mchid: string };

/** One condition of a filter, and the filter without it. */
export type Condition = { key: string; name: ConditionName; value: string; without: NotificationFilter };

export type ConditionName = Exclude<keyof NotificationFilter, "fields"> | "field";

const NAMES = [
  "text",
  "profileId",
  "inbox",
  "verdict",
  "eventType",
  "code",
  "openid",
  "merchant",
  "fromMs",
  "toMs",
] as const;

/** The conditions of a filter, one by one. */
export function conditionsOf(filter: NotificationFilter): Condition[] {
  const plain = NAMES.flatMap((name): Condition[] => {
    const value = filter[name];
    return value === null
      ? []
      : [{ key: name, name, value: String(value), without: { ...filter, [name]: EVERYTHING[name] } }];
  });
  const fields = filter.fields.map(
    ({ path, value }, at): Condition => ({
      key: `field ${at} ${path}`,
      name: "field",
      value: `${path} = ${value}`,
      without: { ...filter, fields: filter.fields.filter((_, other) => other !== at) },
    }),
  );
  return [...plain, ...fields];
}
