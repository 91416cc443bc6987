import { symbolRecordSchema, type SymbolQuery, type SymbolRecord, type SymbolSource } from "../../index.ts";
import { cancelledBeforeStart, implementationChecks } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureEqual, ensureFits } from "../ensure.ts";

/** What the suite of `SymbolSource` examines. */
export interface SymbolSourceSubject extends ConformanceSubject {
  /** A source of at least three records, of two kinds, one of them not exported. */
  readonly source: SymbolSource;
}

type Fits = (record: SymbolRecord) => boolean;

/** The answer to a query must be what filtering all records gives. */
async function ensureAnswer(source: SymbolSource, query: SymbolQuery, fits: Fits, limit?: number): Promise<void> {
  const all = await source.find({});
  const expected = all.filter(fits).slice(0, limit);
  const ids = (records: readonly SymbolRecord[]): string[] => records.map(({ id }) => id);
  ensureEqual(ids(await source.find(query)), ids(expected), `the answer to ${JSON.stringify(query)}`);
}

/** The rules of `SymbolSource`, each with its check. */
export const symbolSourceConformance: readonly ConformanceCheck<SymbolSourceSubject>[] = [
  ...implementationChecks<SymbolSourceSubject>(({ source }) => source),
  {
    name: "gives records that fit their schema",
    check: async ({ source }) => {
      const all = await source.find({});
      ensure(all.length >= 3, "the subject needs at least three records");
      for (const record of all) ensureFits(symbolRecordSchema, record, `symbol ${record.id}`);
    },
  },
  {
    name: "gives every record an id of its own",
    check: async ({ source }) => {
      const ids = (await source.find({})).map(({ id }) => id);
      ensureEqual(new Set(ids).size, ids.length, "the number of distinct ids");
    },
  },
  {
    name: "gives the same order every time",
    check: async ({ source }) => {
      await ensureAnswer(source, {}, () => true);
    },
  },
  {
    name: "finds by exact name",
    check: async ({ source }) => {
      for (const { name } of await source.find({})) await ensureAnswer(source, { name }, (it) => it.name === name);
      await ensureAnswer(source, { name: "no such name" }, () => false);
    },
  },
  {
    name: "finds by a part of the name, whatever its case",
    check: async ({ source }) => {
      for (const { name } of await source.find({})) {
        const contains = name.slice(1).toUpperCase();
        await ensureAnswer(source, { contains }, (it) => it.name.toUpperCase().includes(contains));
      }
    },
  },
  {
    name: "finds by file",
    check: async ({ source }) => {
      for (const { file } of await source.find({})) await ensureAnswer(source, { file }, (it) => it.file === file);
      await ensureAnswer(source, { file: "no/such/file" }, () => false);
    },
  },
  {
    name: "finds by kind, and nothing by no kind",
    check: async ({ source }) => {
      for (const { kind } of await source.find({})) {
        await ensureAnswer(source, { kinds: [kind] }, (it) => it.kind === kind);
      }
      await ensureAnswer(source, { kinds: [] }, () => false);
    },
  },
  {
    name: "finds what is exported, and what is not",
    check: async ({ source }) => {
      await ensureAnswer(source, { exported: true }, ({ exported }) => exported);
      await ensureAnswer(source, { exported: false }, ({ exported }) => !exported);
    },
  },
  {
    name: "gives the first so many where there is a limit",
    check: async ({ source }) => {
      for (const limit of [0, 1, 2, 1_000_000]) await ensureAnswer(source, { limit }, () => true, limit);
    },
  },
  {
    name: "holds all fields at once, and an undefined one as absent",
    check: async ({ source }) => {
      for (const { name, kind, file, exported } of await source.find({})) {
        const query = { name, kinds: [kind], file, exported: !exported, contains: undefined, limit: undefined };
        const fits = (it: SymbolRecord): boolean =>
          it.name === name && it.kind === kind && it.file === file && it.exported !== exported;
        await ensureAnswer(source, query, fits);
        await ensureAnswer(source, { ...query, exported: undefined }, (it) => fits({ ...it, exported: !exported }));
      }
    },
  },
  cancelledBeforeStart("a cancelled search", ({ source }, context) => source.find({}, context)),
];

/** Declares the tests of `symbolSourceConformance` for a source. */
export function describeSymbolSourceConformance(
  makeSubject: MakeSubject<SymbolSourceSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("SymbolSource", symbolSourceConformance, makeSubject, options);
}
