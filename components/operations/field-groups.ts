import type { FieldEntry, Place } from "@/lib/wechatpay/operation";
import type { Sheet } from "@/lib/wechatpay/sheet";

/** Fields that belong together in a form: `kind` names the heading, or `member` the JSON object they stand in. */
export type FieldGroup =
  | { kind: GroupKind; fields: FieldEntry[] }
  | { kind: "member"; member: string; fields: FieldEntry[] };
export type GroupKind = "path" | "query" | "business" | "merchant" | "payer";

const PAYER = /(^|\.)(sp_openid|sub_openid|openid)$/;
const MERCHANT = /^(appid|mchid|sp_appid|sp_mchid|sub_appid|sub_mchid|service_id)$/;

/** The contract that an order is paid with. */
const EARNED_GROUP = "contract_info";

/**
 * The request line's fields come first. Of the body, what must be earned by another call, then what one edits; what
 * the profile fills in comes last. JSON objects keep their own group.
 */
export function fieldGroups({ fields }: Sheet): FieldGroup[] {
  const at = (place: Place) => fields.filter((entry) => entry.place === place);
  const entries = at("body");
  const nested = entries.filter((entry) => entry.name.includes(".") && !PAYER.test(entry.name));
  const members = [...new Set(nested.map((entry) => entry.name.split(".")[0] ?? ""))];
  const payer = entries.filter((entry) => PAYER.test(entry.name));
  const merchant = entries.filter((entry) => MERCHANT.test(entry.name));
  const earned = entries.filter((entry) => entry.name === "prepay_id");
  const taken = new Set([...nested, ...payer, ...merchant]);
  const asGroup = (member: string): FieldGroup => ({
    kind: "member",
    member,
    fields: nested.filter((entry) => entry.name.startsWith(`${member}.`)),
  });
  const groups: FieldGroup[] = [
    { kind: "path", fields: at("path") },
    { kind: "query", fields: at("query") },
    ...members.filter((member) => member === EARNED_GROUP).map(asGroup),
    {
      kind: "business",
      fields: [...earned, ...entries.filter((entry) => !taken.has(entry) && !earned.includes(entry))],
    },
    ...members.filter((member) => member !== EARNED_GROUP).map(asGroup),
    { kind: "payer", fields: payer },
    { kind: "merchant", fields: merchant },
  ];
  return groups.filter((group) => group.fields.length > 0);
}
