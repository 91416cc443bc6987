import { applyTextEdits, type CodeOracle } from "@maze/core";
import { createTypeOracle, importEdits } from "@maze/type-oracle";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { strictProject, type TempProject } from "./support/temp-project.ts";

const SHOP = `import type { Locale } from "date-fns";
export interface Item { readonly price: number; locale: Locale }
export class Shop<T extends Item> { constructor(readonly items: T[]) {} first(): T | undefined { return this.items[0]; } }
interface Hidden { secret: string }
export const hidden: Hidden = { secret: "" };
export function identity<T>(value: T): T { return value; }
`;

let project: TempProject;
let oracle: CodeOracle;
beforeAll(async () => {
  project = strictProject({
    "src/shop.ts": SHOP,
    "src/main.ts": 'import { identity, Shop } from "./shop.js";\nexport { identity, Shop };\n',
    "src/other.ts": "export interface Item { name: string }\n",
  });
  oracle = await createTypeOracle({ directory: project.directory });
});
afterAll(async () => {
  await oracle.close();
  project.remove();
});

describe("types as source", () => {
  const print = async (type: string, from: string, inFile: string) =>
    oracle.printTypes(await oracle.resolveTypes([type], from), inFile);

  it("import what the file does not know, by a specifier that it can resolve", async () => {
    expect(await print("Item[]", "src/shop.ts", "src/main.ts")).toEqual([
      { text: "Item[]", imports: [{ name: "Item", module: "./shop.js", isTypeOnly: true }] },
    ]);
    expect(await print("Locale", "src/shop.ts", "src/main.ts")).toEqual([
      { text: "Locale", imports: [{ name: "Locale", module: "date-fns", isTypeOnly: true }] },
    ]);
  });

  it("stay as they are where the file knows the names", async () => {
    expect(await print("Map<string, Item>", "src/shop.ts", "src/shop.ts")).toEqual([
      { text: "Map<string, Item>", imports: [] },
    ]);
  });

  it("say where a name comes from that means something else in the file", async () => {
    expect(await print("Item", "src/shop.ts", "src/other.ts")).toEqual([
      { text: 'import("./shop.js").Item', imports: [] },
    ]);
  });

  it("are refused where no file but their own can say them", async () => {
    await expect(print("Hidden", "src/shop.ts", "src/main.ts")).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_FOREIGN_TYPE",
    });
  });

  it("come with edits that make the file compile", async () => {
    const [printed] = await print("Item", "src/shop.ts", "src/main.ts");
    const text = 'import { identity } from "./shop.js";\nexport const a = identity;\n';
    const edits = importEdits(text, printed?.imports ?? []);
    expect(applyTextEdits(text, edits)).toBe(text.replace("identity }", "identity, type Item }"));
    const more = importEdits("#!/usr/bin/env node\nexport {};\n", [
      { name: "addDays", module: "date-fns", isTypeOnly: false },
      { name: "Locale", module: "date-fns", isTypeOnly: true },
    ]);
    expect(applyTextEdits("#!/usr/bin/env node\nexport {};\n", more)).toBe(
      '#!/usr/bin/env node\nimport { addDays, type Locale } from "date-fns";\nexport {};\n',
    );
    expect(importEdits(text, [{ name: "identity", module: "./shop.js", isTypeOnly: false }])).toEqual([]);
  });
});

describe("types of expressions", () => {
  it("are those of instantiated functions, calls and constructions", async () => {
    const found = await oracle.typesOfExpressions(
      ["identity<Date>", "identity([1, 'a'])", "new Map([['a', 1]])", "identity.name"],
      "src/main.ts",
    );
    expect(found.map(({ text }) => text)).toEqual([
      "(value: Date) => Date",
      "(string | number)[]",
      "Map<string, number>",
      "string",
    ]);
  });

  it("have construct signatures where they are classes", async () => {
    const types = await oracle.resolveTypes(["typeof Shop"], "src/shop.ts");
    const [found] = await oracle.callablesOf(types);
    expect([found?.calls.length, found?.constructs.map(({ returns }) => returns.text)]).toEqual([0, ["Shop<Item>"]]);
  });

  it.each(["nothing", "1 +", "); (", "identity<string>(1)"])("refuses %j", async (expression) => {
    await expect(oracle.typesOfExpressions([expression], "src/main.ts")).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_UNKNOWN_TYPE",
    });
  });
});

describe("checks of unfinished code", () => {
  const check = async (text: string) => {
    const [found] = await oracle.checkPrefixes([{ file: "src/new.ts", text }]);
    return {
      judged: text.slice(0, found?.judged).split("\n").length,
      errors: found?.errors.map(({ code }) => code),
      obligations: found?.obligations.map(({ reason, finding }) => `${finding.code} ${reason}`),
    };
  };

  it("tell errors from what may still become right", async () => {
    expect(await check("export function f(n: number): string {\n  const a: string = n;\n")).toEqual({
      judged: 2,
      errors: ["TS2322"],
      obligations: [],
    });
    expect(await check("export function f(n: number): string {\n  const a: string = later(n);\n")).toEqual({
      judged: 2,
      errors: [],
      obligations: ["TS2304 declared-later"],
    });
  });

  it("take what follows from an unknown name for no error", async () => {
    const { errors, obligations } = await check(
      "export function f(all: number[]) {\n  const a = later(all);\n  const b = [...a].map(other).filter((x) => x);\n",
    );
    expect(errors).toEqual([]);
    expect(obligations?.length).toBeGreaterThan(1);
  });

  it("judge no statement that goes on, and no class before its end", async () => {
    expect((await check("const a: string = [1].reduce((x, y) => { const z: string = y; ")).errors).toEqual([]);
    expect((await check("class A {\n  b: number;\n  c() { return this.d; }\n")).errors).toEqual([]);
    expect((await check("class A {\n  b: number;\n  c() { return this.d; }\n}\n")).errors?.sort()).toEqual([
      "TS2339",
      "TS2564",
    ]);
  });
});

describe("the compiler's health", () => {
  it("names the process and its memory, and counts how often it was started again", async () => {
    const small = await createTypeOracle({ directory: project.directory, memoryLimitMb: 1 });
    try {
      const before = await small.health();
      expect([before.restarts, (before.memoryMb ?? 0) > 1]).toEqual([0, process.platform === "linux"]);
      for (let question = 0; question < 20; question++) await small.describe();
      const after = await small.health();
      expect([after.restarts > 0, after.process === before.process]).toEqual(
        process.platform === "linux" ? [true, false] : [false, true],
      );
    } finally {
      await small.close();
    }
  });
});
