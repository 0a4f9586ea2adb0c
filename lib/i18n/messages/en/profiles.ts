import type { Shape } from "../shape";
import type { profiles as source } from "../zh-cn/profiles";

export const profiles: Shape<typeof source> = {
  title: "Profiles",
  description: "In whose name calls are signed: merchant id, certificate serial and inbox. Keys stay on the server.",
};
