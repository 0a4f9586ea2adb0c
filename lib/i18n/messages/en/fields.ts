import type { Shape } from "../shape";
import type { fields as source } from "../zh-cn/fields";

export const fields: Shape<typeof source> = {
  required: "Required",
  optional: "Optional",
  example: "Example",
  useExample: "Use the example",
  apiName: "Field name",
  source: "Source",
  why: "Why",
  length: "{length, number} / {max, number}",
  rules: {
    required: "Must be filled in",
    type: "Must be of type {type}",
    min_length: "At least {limit, number} characters",
    max_length: "At most {limit, number} characters",
    pattern: "Does not match {pattern}",
    charset: "Only UTF-8 characters of up to three bytes: no emoji, no rare Han",
    min: "Must not be less than {limit, number}",
    one_of: "Fill in at least one of: {members}",
    unknown_member: "The documentation has no such field",
  },
};
