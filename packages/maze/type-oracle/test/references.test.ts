import { createTypeOracle } from "@maze/type-oracle";
import type { CodeOracle } from "@maze/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEveryName, type EveryName } from "./support/every-name.ts";
import { strictProject, type TempProject } from "./support/temp-project.ts";

/** Names that look alike and mean different things, and the other way round. */
const TRICKY = `import * as dates from "date-fns";
import { type Row, row as imported } from "./other.js";
export namespace Space { export const inner = 1; export const twice = inner * 2; }
export namespace Space { export const thrice = inner * 3; }
export enum Level { low = 1, high = low << 1 }
export function f<T extends Row>(row: T, other = imported, again: T = row): T {
  var hoisted = 1;
  { let row = 2; hoisted += row; { var hoisted: number; } }
  for (const row of [other]) void row.id;
  try { void dates.addDays; } catch (row) { void row; }
  return ((row: T) => row)(again ?? row);
}
export class Box<T> { constructor(private readonly row: T, row2 = row) { void row2; } get(): T { return this.row; } }
export interface Box<T> { more?: T }
export type Inner<T> = T extends (infer U)[] ? U : T extends Map<infer U, infer V> ? [U, V] : never;
export type Names = { [K in keyof Row]: K };
export const { id, ...rest } = imported;
export const shorthand = { id, rest, f };
export function overloaded(x: string): string;
export function overloaded(x: number): number;
export function overloaded(x: unknown): unknown { return arguments.length === 0 ? undefined : x; }
label: for (;;) { break label; }
export const dated: dates.Locale | undefined = undefined as dates.Locale | undefined;
`;

let project: TempProject;
let oracle: CodeOracle;
let every: EveryName;
beforeAll(async () => {
  project = strictProject({
    "src/tricky.ts": TRICKY,
    "src/other.ts": "export interface Row { id: string }\nexport const row: Row = { id: '' };\n",
  });
  oracle = await createTypeOracle({ directory: project.directory });
  every = startEveryName(project.directory);
});
afterAll(async () => {
  every.close();
  await oracle.close();
  project.remove();
});

describe("what names mean", () => {
  it("is what the compiler's own client says of each, where names are reused, hoisted, merged and shadowed", async () => {
    const [found = []] = await oracle.referencesIn(["src/tricky.ts"]);
    const names = found.map(({ name, offset, declaration }) => `${offset} ${name} ${declaration}`);
    expect(names).toEqual(every.namesIn("src/tricky.ts"));
    expect(names.length).toBeGreaterThan(90);
  });
});
