import type { MerchantDetails } from "./merchant";
import type { Refusal } from "./refusals";
import type { Settings } from "./settings";
import type { Party } from "./state";

/**
 * Do these belong together? AppID to merchant (R3), sub-merchant to service provider, openid to AppID (R2), in this
 * order. A direct merchant has no sub-merchant. An openid that was never seen is a new payer, if the settings say so.
 */
export function bindingRefusal(parties: Party, details: MerchantDetails, settings: Settings): Refusal | null {
  if (!details.spAppids.includes(parties.spAppid)) return "appid_not_bound";
  const sub = details.subMerchants.find((candidate) => candidate.mchid === parties.subMchid);
  if (sub === undefined && parties.subMchid !== null) return "sub_merchant_unknown";
  if (parties.subAppid !== null && !sub?.appids.includes(parties.subAppid)) return "appid_not_bound";
  if (parties.subOpenid !== null && parties.subAppid === null) return "sub_appid_needed";
  const pairs: [string | null, string | null][] = [
    [parties.spAppid, parties.spOpenid],
    [parties.subAppid, parties.subOpenid],
  ];
  const wrong = pairs.some(
    ([appid, openid]) => appid !== null && openid !== null && !belongs(openid, appid, details, settings),
  );
  return wrong || sameOpenidTwice(parties) ? "openid_of_other_appid" : null;
}

function belongs(openid: string, appid: string, { openidsByAppid }: MerchantDetails, settings: Settings): boolean {
  if (openidsByAppid[appid]?.includes(openid)) return true;
  const ofAnother = Object.values(openidsByAppid).some((openids) => openids.includes(openid));
  return !ofAnother && settings.acceptUnknownOpenid;
}

/** An openid is made per AppID, so one value cannot be right under two of them. */
function sameOpenidTwice({ spAppid, subAppid, spOpenid, subOpenid }: Party): boolean {
  return spOpenid !== null && spOpenid === subOpenid && spAppid !== subAppid;
}
