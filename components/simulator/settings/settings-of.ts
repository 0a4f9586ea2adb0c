import { SETTINGS, type Setting, type SettingId } from "@/lib/simulator/setting-list";

type Called = { method: string; path: string };

const NOTICES: readonly SettingId[] = ["contractTemplate", "contractMembers", "acknowledgement", "ladder", "keySwitch"];

/** Which settings bear on a call: on the gateway before it, on its own rules, and on what the platform tells because of it. */
const ABOUT: readonly { matches: (call: Called) => boolean; ids: readonly SettingId[] }[] = [
  { matches: ({ path }) => path.startsWith("/v3/password-exempt-contract"), ids: ["gatewayContract"] },
  { matches: ({ path }) => path.startsWith("/v3/pay/transactions"), ids: ["gatewayTransactions"] },
  { matches: ({ path }) => path.startsWith("/v3/pay/partner"), ids: ["gatewayPartnerTransactions"] },
  { matches: ({ path }) => /^\/v3\/(certificates|security)/.test(path), ids: ["gatewayPlatform"] },
  { matches: () => true, ids: ["signedErrors"] },
  {
    matches: ({ path }) => path.includes("/pre-entrust-sign/"),
    ids: [
      ...(["openEveryMode", "acceptUnknownOpenid", "displayAccountUnit"] as const),
      ...(["repeatedPresignIsSame", "releaseUnsignedCode", "oneContractPerService"] as const),
    ],
  },
  { matches: ({ path }) => path.endsWith("/pay-redirect-sign"), ids: ["secondPresignReplaces"] },
  { matches: ({ path }) => path.includes("/pre-entrust-sign/"), ids: NOTICES },
  { matches: ({ path }) => path.includes("/out-contract-code/"), ids: ["contractNotFound"] },
  {
    matches: ({ path }) => path.endsWith("/terminate"),
    ids: ["terminateTwice", "terminateDestination", "terminateUrl", ...NOTICES],
  },
  { matches: ({ path }) => /\/jsapi(-with-contract)?$/.test(path), ids: ["acceptUnknownOpenid"] },
  { matches: ({ path }) => path.endsWith("/jsapi-with-contract"), ids: ["checkPaymentContract"] },
  { matches: ({ path }) => path.endsWith("/close"), ids: ["closeTwice"] },
  { matches: ({ path }) => path.startsWith("/v3/security"), ids: ["acknowledgement", "ladder", "keySwitch"] },
];

/** The settings that bear on a call, in the order in which a call meets them. */
export function settingsOf(call: Called): Setting[] {
  const ids = new Set(ABOUT.filter(({ matches }) => matches(call)).flatMap((about) => about.ids));
  return SETTINGS.filter(({ id }) => ids.has(id));
}

const DESTINATION: readonly SettingId[] = ["terminateDestination", "terminateUrl"];
const GATEWAY: readonly SettingId[] = [
  "gatewayContract",
  "gatewayTransactions",
  "gatewayPartnerTransactions",
  "gatewayPlatform",
];

/**
 * The settings that had a say in one reply: those of the gateway where it turned the call away, those of the call's own
 * rules and of signed errors where it went further. What only shapes notifications has none.
 */
export function settingsOfReply(call: Called, status: number | null): Setting[] {
  if (status === null) return [];
  const isOfGateway = ({ id }: Setting) => GATEWAY.includes(id);
  return settingsOf(call).filter((setting) => {
    if (NOTICES.includes(setting.id) || DESTINATION.includes(setting.id)) return false;
    if (status === 401) return isOfGateway(setting);
    return !isOfGateway(setting) && (setting.id !== "signedErrors" || mayBeSigned(status));
  });
}

/** 400, 401, 404 and 405 were seen unsigned; of the other errors nothing is known. */
function mayBeSigned(status: number): boolean {
  return status >= 400 && ![400, 401, 404, 405].includes(status);
}
