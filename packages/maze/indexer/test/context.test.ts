import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { encode as cl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { encode as o200k } from "gpt-tokenizer/encoding/o200k_base";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  contextAnswerSchema,
  createDeclarationReader,
  createProjectQueries,
  defaultAdapters,
  estimateTokens,
  openProjectStore,
  renderContext,
  type ContextAnswer,
  type ProjectQueries,
} from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const files = {
  "src/types.ts": `/** What a rate is for. */
export interface Rate { readonly region: Region; percent: number }
export type Region = "eu" | "us";
export class RateTable {
  #rates: Rate[] = [];
  find(region: Region): Rate | undefined { return this.#rates[0]; }
}
export const unrelated = 1;
`,
  "src/barrel.ts": 'export * from "./types.ts";\n',
  "src/price.ts": `import { round } from "./round.ts";
import type { Rate, RateTable as Table } from "./barrel.ts";

const cents = 100;
/**
 * The price with tax.
 * @param net without tax
 */
export function grossPrice(net: number, rates: Table): number {
  throw new Error("not implemented");
}
export function netPrice(gross: number, rate: Rate): number { return round(gross / (1 + rate.percent / cents)); }
`,
  "src/round.ts":
    "/** Rounds half up. */\nexport const round = (x: number): number => Math.round(x);\nexport const floor = 1;\n",
  "src/shipping.ts":
    "export function shippingPrice(weight: number): number { return weight; }\nexport function other(): void {}\n",
  "test/price.test.ts": `import { expect, test } from "vitest";
import { grossPrice } from "../src/price.ts";
test("adds the tax", () => { expect(grossPrice(100, table)).toBe(119); });
test("something else", () => { expect(1).toBe(1); });
`,
};

async function open(of: Readonly<Record<string, string>> = files): Promise<ProjectQueries> {
  const root = await temporaryProject(of);
  const adapters = defaultAdapters();
  const store = await openProjectStore({ root, reader: createDeclarationReader(adapters), persistent: false });
  await store.refresh();
  onTestFinished(() => {
    store.close();
  });
  return createProjectQueries({ store, adapters });
}

const idsOf = ({ items }: ContextAnswer, kind: string): string[] =>
  items.filter((item) => item.kind === kind).map(({ id }) => id);

describe("context of a function", () => {
  test("has its signature's types through barrels, what is beside it, imported, tested and alike, with reasons", async () => {
    const answer = await (await open()).context({ target: "src/price.ts#grossPrice" });
    expect(contextAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer.target).toEqual({ kind: "declaration", text: "src/price.ts#grossPrice", file: "src/price.ts" });
    expect(answer.items[0]).toMatchObject({ kind: "target", id: "src/price.ts#grossPrice", line: 9, score: 1 });
    expect(answer.items[0]?.text).toContain(
      "// The price with tax.\n// @param net without tax\nexport function grossPrice",
    );
    expect(idsOf(answer, "type")).toEqual(["src/types.ts#RateTable", "src/types.ts#Region"]);
    expect(answer.items[1]?.text).toBe("export class RateTable {\n  find(region: Region): Rate | undefined;\n}");
    expect(answer.items.find(({ id }) => id === "src/types.ts#Rate")).toMatchObject({
      kind: "imported",
      reason: "imported here from ./barrel.ts",
      text: expect.stringContaining(
        "// What a rate is for.\nexport interface Rate { readonly region: Region; percent: number }",
      ),
    });
    expect(idsOf(answer, "test")).toEqual(["test/price.test.ts#adds the tax"]);
    expect(idsOf(answer, "same-file")).toEqual(["src/price.ts#cents"]);
    expect(idsOf(answer, "imported")).toEqual(["src/round.ts#round", "src/types.ts#Rate"]);
    expect(answer.items.find(({ kind }) => kind === "imported")?.text).toBe(
      "// Rounds half up.\nexport const round = (x: number): number",
    );
    expect(idsOf(answer, "module")).toContain("src/round.ts#floor");
    expect(idsOf(answer, "sibling")).toEqual(["src/price.ts#netPrice", "src/shipping.ts#shippingPrice"]);
    expect(answer.items.find(({ kind }) => kind === "sibling")?.reason).toBe("its name shares net, price");
    expect(answer.items.find(({ kind }) => kind === "style")?.text).toBe("Style: double quotes, semicolons.");
    const scores = answer.items.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test("of a line is that of the function around it", async () => {
    const queries = await open();
    const [byName, byLine] = [
      await queries.context({ target: "src/price.ts#grossPrice" }),
      await queries.context({ target: "src/price.ts:10" }),
    ];
    expect(byLine.items).toEqual(byName.items);
  });

  test("of a name that a file lacks is that of the file, and this is said", async () => {
    const answer = await (await open()).context({ target: "src/price.ts#later" });
    expect(answer.target.kind).toBe("file");
    expect(answer.notes).toEqual(["src/price.ts declares no such name; the file is shown"]);
    expect(idsOf(answer, "same-file")).toContain("src/price.ts#grossPrice");
  });

  test("of words is what shares them, and what they name", async () => {
    const answer = await (await open()).context({ target: "compute shipping prices from a RateTable" });
    expect(answer.target).toEqual({
      kind: "description",
      text: "compute shipping prices from a RateTable",
      file: null,
    });
    expect(idsOf(answer, "type")).toEqual(["src/types.ts#RateTable"]);
    expect(idsOf(answer, "sibling")[0]).toBe("src/shipping.ts#shippingPrice");
    const nothing = await (await open()).context({ target: "zebra quantum" });
    expect(nothing).toMatchObject({ items: [], tokens: 0, notes: ["nothing of the project shares a word with it"] });
  });
});

describe("the budget", () => {
  test(
    "is never exceeded, whatever counts the tokens, and what does not fit is counted",
    { timeout: 60_000 },
    async () => {
      const queries = await open();
      const all = await queries.context({ target: "src/price.ts#grossPrice", budget: 100_000 });
      expect(all.left).toBe(0);
      const counters = [estimateTokens, (text: string) => o200k(text).length, (text: string) => text.length];
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 1200 }),
          fc.constantFrom(...counters),
          async (budget, countTokens) => {
            const answer = await queries.context({ target: "src/price.ts#grossPrice", budget, countTokens });
            expect(answer.tokens).toBe(countTokens(renderContext(answer.items)));
            expect(answer.tokens).toBeLessThanOrEqual(budget);
            expect(answer.items.length + answer.left).toBe(all.items.length);
          },
        ),
        { numRuns: 40, seed: 4 },
      );
    },
  );

  test("takes the short form of what is too long", async () => {
    const long = `export function long(a: number): void {\n${"  a++;\n".repeat(300)}}\n`;
    const queries = await open({ "a.ts": long });
    expect((await queries.context({ target: "a.ts#long", budget: 200 })).items[0]?.text).toBe(
      "export function long(a: number): void",
    );
    expect((await queries.context({ target: "a.ts#long", budget: 5 })).notes).toEqual([
      "the declaration itself does not fit into 5 tokens",
    ]);
  });
});

describe("estimateTokens", () => {
  test("is over the tokens of o200k and cl100k by a tenth on our own sources, and hardly ever under", () => {
    const folder = join(import.meta.dirname, "../src");
    const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .filter((text) => text.length > 1_000);
    expect(texts.length).toBeGreaterThan(50);
    for (const encode of [o200k, cl100k]) {
      const ratios = texts.map((text) => estimateTokens(text) / encode(text).length).sort((a, b) => a - b);
      expect(ratios[0]).toBeGreaterThan(0.93);
      const median = ratios[Math.floor(ratios.length / 2)] ?? 0;
      expect(median).toBeGreaterThan(1.05);
      expect(median).toBeLessThan(1.25);
      expect(ratios.at(-1)).toBeLessThan(1.5);
    }
  });
});
