import { expect, it } from "vitest";
import { timeLeft } from "./time-left";

it("counts down two hours to the second and stops at zero", () => {
  expect(timeLeft(7_200_000, 0)).toBe("2:00:00");
  expect(timeLeft(7_200_000, 1)).toBe("2:00:00");
  expect(timeLeft(7_200_000, 7_199_001)).toBe("0:00:01");
  expect(timeLeft(7_200_000, 7_200_000)).toBe("0:00:00");
  expect(timeLeft(0, 5_000)).toBe("0:00:00");
});
