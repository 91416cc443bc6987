import { join } from "node:path";
import type { BenchCase, BenchContext, Contender } from "../definition.ts";
import { measureProcess } from "../measure-process.ts";
import { ctagsVersion, installPeers, peerVersions } from "./peers.ts";
import type { Repositories } from "./repositories.ts";

const programs = join(import.meta.dirname, "programs");
/** The package from which our program resolves the built indexer. */
const bench = join(import.meta.dirname, "../..");

/** A contender that is one command over a folder. */
function command(name: string, lines: number, program: string, args: readonly string[]): Contender {
  return {
    name,
    round: async () => {
      const { cpu, memory, exitCode, stderr } = await measureProcess({ command: program, args, cwd: bench });
      if (exitCode !== 0) throw new Error(`${name} ended with ${String(exitCode)}\n${stderr}`);
      return { "index-cpu-s-per-100k": (cpu / 1000 / lines) * 100_000, "index-peak-mb": memory };
    },
  };
}

/** All repositories at once, by processes that did nothing before. */
export function coldProcessCase(context: BenchContext, { root, all, lines }: Repositories): BenchCase {
  const peers = installPeers(context);
  const node = (file: string, ...args: readonly string[]): string[] => [join(programs, file), root, ...args];
  const of = (name: string, file: string): Contender => command(name, lines, process.execPath, node(file, peers));
  const ctags = ctagsVersion();
  if (ctags === undefined) context.say("universal-ctags is not installed here, so it is not measured");
  return {
    name: "index, syntactic, cold process",
    corpus: `${all.map(({ name }) => name).join(", ")}: ${String(lines)} lines; nothing is written`,
    metrics: {
      "index-cpu-s-per-100k": { unit: "s", bar: { of: "value", atMost: 0.06 } },
      "index-peak-mb": { unit: "MB", bar: { of: "value", atMost: 150 } },
    },
    rounds: 3,
    warmUps: 0,
    ours: command("@maze/indexer/skim, built", lines, process.execPath, node("skim.mjs")),
    peers: [
      of(`oxc-parser ${peerVersions["oxc-parser"]} and a visitor`, "oxc-symbols.mjs"),
      of(`typescript ${peerVersions.typescript} createSourceFile and a walk`, "typescript-symbols.mjs"),
      of(`tree-sitter-typescript ${peerVersions["tree-sitter-typescript"]} and a query`, "tree-sitter-symbols.mjs"),
      ...(ctags === undefined
        ? []
        : [command(ctags, lines, "ctags", ["-R", "--languages=TypeScript,JavaScript", "-f", "/dev/null", root])]),
    ],
  };
}
