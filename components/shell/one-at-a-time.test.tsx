import { expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time";

it("a burst during a reading leads to exactly one more reading", async () => {
  const finish: (() => void)[] = [];
  let runs = 0;
  const ask = oneAtATime(() => {
    runs += 1;
    return new Promise((resolve) => finish.push(resolve));
  });
  ask();
  for (let index = 0; index < 1000; index++) ask();
  expect(runs).toBe(1);
  finish[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(runs).toBe(2);
  finish[1]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(runs).toBe(2);
});
