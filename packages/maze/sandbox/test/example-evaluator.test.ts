import { describe, expect, it } from "vitest";
import { application, applyOne, openSession } from "./evaluator-setup.ts";

describe("applying components", () => {
  it("answers key, kinds and matches of each row", async () => {
    const session = await openSession([
      [["1", '"x"'], "2"],
      [["2", '"abc"'], "5"],
      [["-1", '""'], "-0"],
    ]);
    expect(session.rowCount).toBe(3);
    expect(session.parameters.map((seen) => seen.kinds)).toEqual([
      ["number", "number", "number"],
      ["string", "string", "string"],
    ]);
    const sum = await applyOne(session, "(a, b) => a + b.length", 0, 1);
    expect(sum.kinds).toEqual(["number", "number", "number"]);
    expect(sum.matches).toEqual([true, true, false]);
    const same = await applyOne(session, "(b, a) => b.length + a", 1, 0);
    expect(same.key).toBe(sum.key);
    expect(same.value).not.toBe(sum.value);
    const other = await applyOne(session, "(a) => a", 0);
    expect(other.key).toBe(session.parameters[0]?.key);
    expect(other.key).not.toBe(sum.key);
  });

  it("does not compile what is no single function expression", async () => {
    const session = await openSession([[["1"]]]);
    const sources = ["(a) => a", "(", "1", "0); process.exit((0", "async (a) => a", "x => x // comment"];
    expect(await session.addComponents(sources)).toEqual([0, null, null, null, 1, 2]);
  });

  it("ends an endless loop as an error and goes on", async () => {
    const session = await openSession([[["1"], "2"]], { stepMs: 50 });
    const [plus, loop] = await session.addComponents(["(a) => a + 1", "(a) => { for (;;); }"]);
    const seen = await session.apply(
      [plus, loop, plus, loop, plus].map((component) => application(component ?? -1, 0)),
    );
    expect(seen.map(({ kinds }) => kinds[0])).toEqual(["number", "error", "number", "error", "number"]);
    expect(seen.map(({ matches }) => matches[0])).toEqual([true, false, true, false, true]);
  });

  it("hands a failed row on without calling the component", async () => {
    const session = await openSession([[["1"]], [["2"]]]);
    const half = await applyOne(session, "(a) => { if (a === 1) throw new Error('one'); return a; }", 0);
    expect(half.kinds).toEqual(["error", "number"]);
    expect((await applyOne(session, "() => 7", half.value)).kinds).toEqual(["error", "number"]);
  });

  it("gives elements and callbacks", async () => {
    const session = await openSession([
      [["[1, 2]", "10"], "[11, 12]"],
      [["[]", "20"], "[]"],
      [["[5]", "30"], "[35]"],
    ]);
    const over = await session.openElements({ context: 0, value: 0, maxRows: 10 });
    if (over === null) throw new Error("no element context");
    expect(over.rows).toBe(3);
    expect(over.element.matches).toEqual([]);
    expect(await session.show(over.index.value)).toEqual(["0", "1", "0"]);
    const [add, map, sort, reduce] = await session.addComponents([
      "(a, b) => a + b",
      "(xs, f) => xs.map(f)",
      "(xs, f) => [...xs].sort(f)",
      "(xs, f) => xs.reduce(f)",
    ]);
    const [body] = await session.apply([
      { context: over.context, component: add ?? -1, args: [{ value: over.element.value }, { value: 1 }] },
    ]);
    const callback = { callback: over.context, body: body?.value ?? -1 };
    const apply = async (component: number | null | undefined): Promise<string[]> => {
      const [seen] = await session.apply([{ context: 0, component: component ?? -1, args: [{ value: 0 }, callback] }]);
      return seen?.matches.map((match, i) => `${seen.kinds[i] ?? ""} ${String(match)}`) ?? [];
    };
    expect(await apply(map)).toEqual(["array true", "array true", "array true"]);
    expect(await apply(sort)).toEqual(["error false", "array true", "array false"]);
    expect(await apply(reduce)).toEqual(["error false", "error false", "number false"]);
  });
});
