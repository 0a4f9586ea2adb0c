import { expect, it } from "vitest";
import { pooledRandom } from "./random";

it("gives as many bytes as were asked for, and never the same ones twice", () => {
  const random = pooledRandom();
  const given = Array.from({ length: 2_000 }, (_, index) => random(16 + (index % 30)));
  expect(given.map(({ length }) => length)).toEqual(given.map((_, index) => 16 + (index % 30)));
  expect(new Set(given.map((bytes) => Buffer.from(bytes).toString("hex"))).size).toBe(given.length);
  expect(random(10_000).length).toBe(10_000);
});
