import { expect, it } from "vitest";
import { calmly } from "./calmly";

function world() {
  let nowMs = 1_000;
  let works = 0;
  let isVisible = true;
  let fails = false;
  const later: { at: number; run: () => void }[] = [];
  const calm = calmly(5_000, {
    work: async () => {
      works += 1;
      if (fails) throw new Error("failed");
    },
    isVisible: () => isVisible,
    now: () => nowMs,
    after: (ms, run) => {
      const one = { at: nowMs + ms, run };
      later.push(one);
      return () => void later.splice(later.indexOf(one), 1);
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return {
    calm,
    settle,
    works: () => works,
    waiting: () => later.length,
    show: (shown: boolean) => {
      isVisible = shown;
      calm.look();
    },
    fail: (failing: boolean) => {
      fails = failing;
    },
    async pass(ms: number) {
      nowMs += ms;
      for (const due of later.filter(({ at }) => at <= nowMs)) {
        later.splice(later.indexOf(due), 1);
        due.run();
      }
      await settle();
    },
  };
}

it("works once for a burst of changes, then once more after its rest, and never without a change", async () => {
  const { calm, settle, works, pass } = world();
  for (let at = 0; at < 100; at++) calm.tell();
  await settle();
  expect(works()).toBe(1);
  for (let at = 0; at < 100; at++) calm.tell();
  await pass(4_999);
  expect(works()).toBe(1);
  await pass(1);
  expect(works()).toBe(2);
  await pass(60_000);
  expect(works()).toBe(2);
});

it("does nothing while nobody sees it, and what was missed once it is seen", async () => {
  const { calm, settle, works, show, pass, waiting } = world();
  show(false);
  calm.tell();
  await pass(60_000);
  expect([works(), waiting()]).toEqual([0, 0]);
  show(true);
  await settle();
  expect(works()).toBe(1);
});

it("tries again what did not work, after its rest", async () => {
  const { calm, settle, works, fail, pass } = world();
  fail(true);
  calm.tell();
  await settle();
  fail(false);
  await pass(5_000);
  expect(works()).toBe(2);
  await pass(60_000);
  expect(works()).toBe(2);
});

it("rests twice as long after each failure in a row, and as short as ever after a change or a success", async () => {
  const { calm, settle, works, fail, pass } = world();
  fail(true);
  calm.tell();
  await settle();
  for (const ms of [5_000, 10_000, 20_000]) {
    const before = works();
    await pass(ms - 1);
    expect(works()).toBe(before);
    await pass(1);
    expect(works()).toBe(before + 1);
  }
  await pass(5_000);
  calm.tell();
  await settle();
  expect(works()).toBe(5);
  fail(false);
  await pass(5_000);
  expect(works()).toBe(6);
  calm.tell();
  await pass(5_000);
  expect(works()).toBe(7);
});

it("tries what stays broken every five minutes at the latest", async () => {
  const { calm, settle, works, fail, pass } = world();
  fail(true);
  calm.tell();
  await settle();
  for (let round = 0; round < 20; round++) await pass(300_000);
  expect(works()).toBe(21);
});

it("does nothing more once it was stopped", async () => {
  const { calm, settle, works, pass, waiting } = world();
  calm.tell();
  await settle();
  calm.tell();
  expect(waiting()).toBe(1);
  calm.stop();
  await pass(60_000);
  expect([works(), waiting()]).toEqual([1, 0]);
});
