import { tmpdir } from "node:os";
import type { Isolation } from "@maze/core";
import { createIsolation, detectIsolation } from "@maze/sandbox";
import { defineBench, type BenchCase } from "../src/definition.ts";
import { countSurvivors } from "../src/sandbox/survivors.ts";

const program = { program: "/bin/true", args: [], directory: tmpdir(), env: {}, limits: { wallMs: 10_000 } };
const limited = { ...program, limits: { ...program.limits, memoryMb: 512, processes: 64, cpuMs: 5000, diskMb: 64 } };
const plain = createIsolation({ level: "none" });

async function wallOf(isolation: Isolation, command: typeof program): Promise<number> {
  const began = performance.now();
  const { exitCode, stderr } = await isolation.run(command);
  if (exitCode !== 0) throw new Error(`the program failed: ${stderr}`);
  return performance.now() - began;
}

/** A spawn under a level directly after a plain one, so that both meet the same machine. */
function overhead(level: string): BenchCase {
  const isolation = createIsolation({ level });
  return {
    name: `start a program under ${level}`,
    corpus: "/bin/true with every limit set, minus /bin/true spawned plainly",
    metrics: { [`sandbox-overhead-ms.${level}`]: { unit: "ms", bar: { of: "value", atMost: 30 } } },
    rounds: 41,
    warmUps: 5,
    ours: {
      name: level,
      round: async () => {
        const base = await wallOf(plain, program);
        return { [`sandbox-overhead-ms.${level}`]: (await wallOf(isolation, limited)) - base };
      },
    },
  };
}

function survivors(level: string): BenchCase {
  return {
    name: `outlive a run under ${level}`,
    corpus: "three programs, each with two children that ignore SIGTERM, one of them in a session of its own",
    metrics: { [`sandbox-survivors.${level}`]: { unit: "processes", bar: { of: "value", atMost: 0 } } },
    rounds: 3,
    ours: {
      name: level,
      round: async () => ({
        [`sandbox-survivors.${level}`]: await countSurvivors(createIsolation({ level }), tmpdir()),
      }),
    },
  };
}

/** A program that takes 32 MiB at a time without end, where only looking at it holds the limit. */
function overshoot(): BenchCase {
  const hog = "const all = []; for (;;) all.push(Buffer.alloc(32 * 1024 * 1024, 1))";
  const command = {
    ...program,
    program: process.execPath,
    args: ["-e", hog],
    limits: { wallMs: 20_000, memoryMb: 256 },
  };
  return {
    name: "overshoot the memory limit where it is held by looking",
    corpus: "a Node program that takes 32 MiB at a time as fast as it can, limit 256 MiB",
    metrics: { "sandbox-memory-overshoot-mb": { unit: "MB" } },
    rounds: 9,
    ours: {
      name: "none",
      round: async () => {
        const { limitHit, usage } = await plain.run(command);
        if (limitHit !== "memory") throw new Error(`the limit did not hold: ${limitHit ?? "no limit was hit"}`);
        return { "sandbox-memory-overshoot-mb": (usage?.peakMemoryMb ?? 0) - 256 };
      },
    },
  };
}

/** What isolation costs and whether it holds, at every level with namespaces that this machine has. */
export default defineBench({
  question: "What does it cost to isolate a program, and does anything outlive its run?",
  prepare: ({ say }) => {
    const levels = detectIsolation().filter(({ level }) => level === "bubblewrap" || level === "namespaces");
    const holding = levels.filter(({ unavailable }) => unavailable === undefined).map(({ level }) => level);
    for (const { level, unavailable } of levels) if (unavailable !== undefined) say(`${level}: ${unavailable}`);
    if (holding.length === 0)
      throw new Error("no level with namespaces holds on this machine, so there is nothing to measure");
    return [...holding.map(overhead), ...holding.map(survivors), overshoot()];
  },
});
