import { createFakeSymbolSource } from "@maze/core/testing";
import { createInhabitantIndex, createTypeOracle, type InhabitantIndex } from "@maze/type-oracle";
import type { CodeOracle } from "@maze/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { strictProject, type TempProject } from "./support/temp-project.ts";

const CLOCK = `export interface Moment { at: Date }
export class Clock { constructor(public start: Date) {} now(): Moment { return { at: this.start }; } }
export function parse(text: string): Moment { return { at: new Date(text) }; }
export function render(moment: Moment, zone?: string): string { return zone ?? moment.at.toISOString(); }
export const epoch: Moment = { at: new Date(0) };
export const limit = 3;
`;

let project: TempProject;
let oracle: CodeOracle;
let index: InhabitantIndex;
beforeAll(async () => {
  project = strictProject({ "src/clock.ts": CLOCK, "src/main.ts": "export {};\n" });
  oracle = await createTypeOracle({ directory: project.directory });
  index = await createInhabitantIndex({
    oracle,
    symbols: createFakeSymbolSource([record("parse")]),
    fromFile: "src/main.ts",
    modules: ["date-fns"],
    receivers: ["Date", "import('./clock.js').Moment"],
  });
});
afterAll(async () => {
  await oracle.close();
  project.remove();
});

function record(name: string) {
  const start = CLOCK.indexOf(name);
  const from = { line: 3, column: 17 };
  return {
    id: `src/clock.ts#${name}`,
    name,
    kind: "function" as const,
    file: "src/clock.ts",
    span: { start, end: start + name.length, from, to: { line: 3, column: 17 + name.length } },
    exported: true,
    exportedAs: [name],
    modifiers: [],
    signatures: [],
  };
}

const resolve = (text: string) => oracle.resolveTypes([text], "src/main.ts");

describe("the index of inhabitants", () => {
  it("finds values, calls, constructions and members that give a type", async () => {
    const [moments = [], clocks = []] = await index.producersOf([
      ...(await resolve("import('./clock.js').Moment")),
      ...(await resolve("import('./clock.js').Clock")),
    ]);
    const exact = moments.filter(({ type }) => type.text === "Moment");
    expect(exact.map(({ via, name, module }) => `${via} ${name} ${module ?? ""}`)).toEqual([
      "call parse ./clock.js",
      "value epoch ./clock.js",
    ]);
    expect(clocks.filter(({ type }) => type.text === "Clock").map(({ via, name }) => `${via} ${name}`)).toEqual([
      "construct Clock",
    ]);
  });

  it("finds them across dependencies and members, each checked by the compiler", async () => {
    const [dates = []] = await index.producersOf(await resolve("Date"));
    const names = new Set(dates.map(({ name }) => name));
    expect([names.has("addDays"), names.has("at"), names.has("parse"), names.has("differenceInDays")]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const [found] = dates.filter(({ name }) => name === "at");
    expect([found?.via, found?.receiver?.text]).toEqual(["member", "Moment"]);
  });

  it("finds the parameters that take a type", async () => {
    const [takers = []] = await index.consumersOf(await resolve("import('./clock.js').Moment"));
    const own = takers.filter(({ inhabitant }) => inhabitant.module === "./clock.js");
    expect(own.map(({ inhabitant, parameter }) => `${inhabitant.name} ${parameter}`)).toEqual(["render 0"]);
  });
});
