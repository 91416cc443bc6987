import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Isolation } from "@maze/core";

/** A program that leaves its group, starts others that ignore signals, and ends or hangs, in one of several ways. */
const endings = [
  "setTimeout(() => process.exit(), 200)",
  "setInterval(() => {}, 1000)",
  "process.kill(process.pid, 'SIGKILL')",
];

/** Runs programs that try to outlive their run and counts the processes that did, a second later. */
export async function countSurvivors(isolation: Isolation, directory: string): Promise<number> {
  const marker = `maze-survivor-${randomUUID()}`;
  const sleeper = `["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)", ${JSON.stringify(marker)}]`;
  const start = `const { spawn } = require("node:child_process"); for (const detached of [true, false]) spawn(process.execPath, ${sleeper}, { detached, stdio: "ignore" }).unref();`;
  for (const end of endings) {
    await isolation.run({
      program: process.execPath,
      args: ["-e", `${start} setTimeout(() => { ${end} }, 150)`],
      directory,
      env: {},
      limits: { wallMs: 1200 },
    });
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const alive = processesWith(marker);
  for (const pid of alive) process.kill(pid, "SIGKILL");
  return alive.length;
}

function processesWith(marker: string): number[] {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${String(pid)}/cmdline`, "utf8").includes(marker);
    } catch {
      return false; // It ended meanwhile.
    }
  });
}
