import { expect, it } from "vitest";
import { application, openSession } from "./evaluator-setup.ts";

it("keeps every value in its place when time limits strike anywhere", async () => {
  const session = await openSession([[["1"]], [["2"]]], { stepMs: 2 });
  // A chunk of this batch runs far over its time, so the limit strikes at many different points of the bookkeeping.
  const sources = Array.from(
    { length: 50 },
    (_, i) =>
      `(a) => { let s = 0; for (let k = 0; k < 3000; k++) s += k % 7; return [s * 0 + a * 1000 + ${String(i)}]; }`,
  );
  const components = await session.addComponents(sources);
  // On a busy machine the limit strikes while a source is read, too; such a source is offered again.
  for (const [i, source] of sources.entries()) {
    for (let attempt = 0; components[i] == null && attempt < 100; attempt++)
      [components[i] = null] = await session.addComponents([source]);
  }
  const batch = Array.from({ length: 4000 }, (_, i) => application(components[i % 50] ?? -1, 0));
  const seen = await session.apply(batch);
  expect(seen.length).toBe(batch.length);
  const first = seen[0]?.value ?? -1;
  expect(seen.map(({ value }) => value)).toEqual(batch.map((_, i) => first + i));
  const keys = new Map<number, string>();
  let errors = 0;
  for (const [i, { key, kinds }] of seen.entries()) {
    if (kinds.includes("error")) {
      errors++;
      continue;
    }
    expect(kinds).toEqual(["array", "array"]);
    expect(keys.get(i % 50) ?? key).toBe(key);
    keys.set(i % 50, key);
  }
  expect(new Set(keys.values()).size).toBe(50);
  expect(errors).toBeLessThan(400);
  for (const i of [0, 1234, 3999].filter((at) => !(seen[at]?.kinds.includes("error") ?? true))) {
    expect(await session.show(seen[i]?.value ?? -1)).toEqual([
      `[${String(1000 + (i % 50))}]`,
      `[${String(2000 + (i % 50))}]`,
    ]);
  }
});
