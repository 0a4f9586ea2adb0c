import type { Shape } from "../shape";
import type { shell as source } from "../zh-cn/shell";

export const shell: Shape<typeof source> = {
  title: "Qianyue 签约",
  titleTemplate: "%s · Qianyue",
  description:
    "A developer sandbox for WeChat Pay password-free contracts: sign, verify, pay and receive, with every byte in view.",
  skip: "Skip to content",
  mainNavigation: "Main",
  openMenu: "Open menu",
  closeMenu: "Close menu",
  localSandbox: "Sandbox",
  navigation: {
    start: "Start",
    evidence: "Evidence",
    environment: "Environment",
    home: "Home",
    operations: "Operations",
    exchanges: "Exchanges",
    notifications: "Notifications",
    replays: "Replays",
    contracts: "Contracts",
    inboxes: "Inboxes",
    numbers: "Numbers",
    simulator: "Simulator",
    endpoints: "Endpoint test",
    profiles: "Profiles",
    targets: "Targets",
  },
  language: "Language",
  theme: { label: "Theme", system: "System", light: "Light", dark: "Dark" },
  live: {
    label: "Live connection",
    connecting: "Connecting",
    live: "Live",
    reconnecting: "Reconnecting",
    offline: "Offline",
    connectingWhy: "Opening the live channel",
    liveWhy: "New exchanges and notifications appear by themselves, without a reload",
    reconnectingWhy: "The live channel broke and is being reopened; what changed meanwhile will be fetched",
    offlineWhy: "This device has no network; what you see may be out of date",
  },
  notFound: {
    title: "There is nothing here",
    text: "The address may be mistyped, or the record belongs to another data directory.",
    action: "Back to home",
  },
  error: {
    title: "This page failed",
    text: "The fault is Qianyue's own, not WeChat Pay's. No record is lost and you can try again; if it persists, look up the reference below in the server's log.",
    reference: "Reference",
  },
};
