import { createHash } from "node:crypto";
import { defineBench } from "../src/definition.ts";
import { measureCall } from "../src/measure-call.ts";
import { measureProcess } from "../src/measure-process.ts";

const block = Buffer.alloc(4 * 1024 * 1024, "maze");

function hash(times: number): () => unknown {
  return () => {
    for (let count = 0; count < times; count++) createHash("sha256").update(block).digest();
  };
}

const inThisProcess = (times: number) => async () => {
  const { cpu, wall } = await measureCall(hash(times));
  return { "call-cpu-ms": cpu, "call-wall-ms": wall };
};

const nodeRunning = (program: string) => async () => {
  const { cpu, wall, memory, exitCode } = await measureProcess({ command: process.execPath, args: ["-e", program] });
  if (exitCode !== 0) throw new Error(`the program failed with exit ${exitCode}`);
  return { "process-cpu-ms": cpu, "process-wall-ms": wall, "process-memory-mb": memory };
};

/** Compares work of known proportions, so a harness that measures wrongly misses its own bars. */
export default defineBench({
  question: "Does the harness measure what it says? Twice the work must cost twice as much.",
  prepare: () => [
    {
      name: "in this process",
      corpus: "SHA-256 of 4 MiB of repeated text",
      rounds: 15,
      metrics: {
        "call-cpu-ms": { unit: "ms", bar: { of: "ratio", atLeast: 1.7, atMost: 2.3 } },
        "call-wall-ms": { unit: "ms" },
      },
      ours: { name: "twenty times", round: inThisProcess(20) },
      peers: [{ name: "ten times", round: inThisProcess(10) }],
    },
    {
      name: "whole process",
      corpus: "a Node process that fills 200 MB, and one that does nothing",
      rounds: 7,
      metrics: {
        "process-cpu-ms": { unit: "ms", bar: { of: "ratio", atLeast: 1.1 } },
        "process-memory-mb": { unit: "MB", bar: { of: "ratio", atLeast: 2 } },
        "process-wall-ms": { unit: "ms" },
      },
      ours: { name: "filling memory", round: nodeRunning("Buffer.alloc(2e8, 1); setTimeout(() => {}, 50)") },
      peers: [{ name: "doing nothing", round: nodeRunning("setTimeout(() => {}, 50)") }],
    },
  ],
});
