import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BenchCase, BenchContext, Contender } from "../definition.ts";
import { measureProcess } from "../measure-process.ts";

const programs = join(import.meta.dirname, "programs");
/** The package from which our programs resolve the built indexer. */
const bench = join(import.meta.dirname, "../..");
/** The file that is edited has about so many lines. */
const LINES_OF_FILE = 1_000;
const EDITS = 40;

/** Repositories in one folder, with their lines in all. */
interface Sources {
  readonly root: string;
  readonly all: readonly { readonly name: string }[];
  readonly lines: number;
}

/** What it costs to store an index, and to bring it up to date. */
export function reindexingCases(context: BenchContext, sources: Sources): BenchCase[] {
  const root = copyOf(sources.root, join(context.cache, "reindex"));
  const { lines } = sources;
  const corpus = `${sources.all.map(({ name }) => name).join(", ")}: ${String(lines)} lines`;
  const stored = join(root, ".maze");
  const file = fileOfLines(root, LINES_OF_FILE);
  const program = async (
    name: string,
    ...args: readonly string[]
  ): Promise<{ cpu: number; memory: number; said: string }> => {
    const command = { command: process.execPath, args: [join(programs, name), root, ...args], cwd: bench };
    const { cpu, memory, exitCode, stdout, stderr } = await measureProcess(command);
    if (exitCode !== 0) throw new Error(`${name} ended with ${String(exitCode)}\n${stderr}`);
    return { cpu, memory, said: stdout };
  };
  const first = async (): Promise<{ cpu: number; memory: number }> => {
    rmSync(stored, { recursive: true, force: true });
    return program("refresh.mjs");
  };
  const full: Contender = {
    name: "the same without a stored index",
    round: async () => ({ "reindex-unchanged-cpu-s": (((await first()).cpu / 1000) * 1_000_000) / lines }),
  };
  return [
    {
      name: "index, syntactic, cold process, stored in SQLite",
      corpus,
      metrics: {
        "index-stored-cpu-s-per-100k": { unit: "s", bar: { of: "value", atMost: 0.15 } },
        "index-stored-peak-mb": { unit: "MB", bar: { of: "value", atMost: 150 } },
      },
      rounds: 5,
      ours: {
        name: "@maze/indexer, built",
        round: async () => {
          const { cpu, memory } = await first();
          return { "index-stored-cpu-s-per-100k": (cpu / 1000 / lines) * 100_000, "index-stored-peak-mb": memory };
        },
      },
    },
    {
      name: "nothing changed since the last time, cold process",
      corpus: `${corpus}; the time is scaled to a million lines`,
      metrics: { "reindex-unchanged-cpu-s": { unit: "s", bar: { of: "value", atMost: 0.3 } } },
      rounds: 5,
      ours: {
        name: "@maze/indexer, built",
        round: async () => {
          // The peer has stored an index before; the first round begins without one.
          if (!existsSync(stored)) await first();
          return { "reindex-unchanged-cpu-s": (((await program("refresh.mjs")).cpu / 1000) * 1_000_000) / lines };
        },
      },
      peers: [full],
    },
    {
      name: "one file changed, in a process that watches",
      corpus: `${corpus}; ${file}, of about ${String(LINES_OF_FILE)} lines; the median of ${String(EDITS)} edits`,
      metrics: { "reindex-one-file-ms": { unit: "ms", bar: { of: "value", atMost: 3 } } },
      rounds: 5,
      ours: {
        name: "@maze/indexer, built",
        round: async () => {
          const { said } = await program("refresh-one-file.mjs", file, String(EDITS));
          return { "reindex-one-file-ms": (JSON.parse(said) as { ms: number }).ms };
        },
      },
      peers: [
        {
          name: "the whole again",
          round: async () => ({ "reindex-one-file-ms": (await first()).cpu }),
        },
      ],
    },
  ];
}

/** A copy that may be written to. */
function copyOf(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
  return to;
}

/** The file whose number of lines is nearest. */
function fileOfLines(root: string, wanted: number): string {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /\.[jt]sx?$/.test(name));
  let best = { file: "", off: Infinity };
  for (const file of files.sort()) {
    const off = Math.abs(readFileSync(join(root, file), "latin1").split("\n").length - wanted);
    if (off < best.off) best = { file, off };
  }
  return best.file;
}
