import type { SymbolQuery, SymbolRecord, SymbolSource } from "../../src/index.ts";
import {
  createFakeSymbolSource,
  describeSymbolSourceConformance,
  sampleIndex,
  symbolSourceConformance,
  type SymbolSourceSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const [double] = sampleIndex().symbols;
if (double === undefined) throw new Error("the sample index has a symbol");
const symbol = (name: string, change: Partial<SymbolRecord> = {}): SymbolRecord => ({
  ...double,
  id: `${change.file ?? double.file}#${name}`,
  name,
  ...change,
});

const makeSubject = (): SymbolSourceSubject => ({
  source: createFakeSymbolSource([
    symbol("double"),
    symbol("Redouble", { kind: "class" }),
    symbol("double", { file: "src/other.ts", exported: false, exportedAs: [] }),
    symbol("x", { kind: "constant", exported: false, exportedAs: [] }),
  ]),
});

describeSymbolSourceConformance(makeSubject);

const replaced =
  (change: (source: SymbolSource) => Partial<SymbolSource>): Break<SymbolSourceSubject> =>
  ({ source }) => ({ source: { ...source, ...change(source) } });

/** A source that reads every query as another. */
const reading = (change: (query: SymbolQuery) => SymbolQuery): Break<SymbolSourceSubject> =>
  replaced((source) => ({ find: (query, context) => source.find(change(query), context) }));

const without =
  (field: keyof SymbolQuery): Break<SymbolSourceSubject> =>
  (subject) =>
    reading(({ [field]: _, ...query }) => query)(subject);

const answering = (change: (records: SymbolRecord[]) => SymbolRecord[]): Break<SymbolSourceSubject> =>
  replaced((source) => ({ find: async (query, context) => change(await source.find(query, context)) }));

let calls = 0;

proveSuite("SymbolSource", {
  checks: symbolSourceConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "" })),
    "gives records that fit their schema": [
      answering((records) => records.map((record) => ({ ...record, kind: "thing" as "class" }))),
      answering((records) => records.slice(0, 2)),
    ],
    "gives every record an id of its own": answering((records) => records.map((record) => ({ ...record, id: "same" }))),
    "gives the same order every time": answering((records) => (calls++ % 2 === 0 ? records : records.toReversed())),
    "finds by exact name": [without("name"), reading(({ name, ...query }) => ({ ...query, contains: name }))],
    "finds by a part of the name, whatever its case": [
      without("contains"),
      replaced((source) => ({
        find: async ({ contains = "", ...query }) =>
          (await source.find(query)).filter((record) => record.name.includes(contains)),
      })),
    ],
    "finds by file": without("file"),
    "finds by kind, and nothing by no kind": [
      without("kinds"),
      reading(({ kinds, ...query }) => (kinds?.length === 0 ? query : { ...query, kinds })),
    ],
    "finds what is exported, and what is not": [
      without("exported"),
      reading(({ exported, ...query }) => (exported === false ? query : { ...query, exported })),
    ],
    "gives the first so many where there is a limit": [
      without("limit"),
      reading(({ limit, ...query }) => (limit === 0 ? query : { ...query, limit })),
    ],
    "holds all fields at once, and an undefined one as absent": [
      reading((query) => (query.name === undefined ? query : { ...query, exported: undefined })),
      reading((query) => ("contains" in query && query.contains === undefined ? { ...query, contains: "?" } : query)),
    ],
    "rejects with MAZE_CORE_ABORTED when it is cancelled before it starts": replaced((source) => ({
      find: (query) => source.find(query),
    })),
  },
});
