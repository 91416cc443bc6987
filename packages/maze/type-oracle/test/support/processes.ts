import { execFileSync } from "node:child_process";

/** Ids of the compilers that a process has started and that still run. */
export function compilersOf(parent: number): number[] {
  return table().flatMap(({ pid, ppid, state, command }) =>
    ppid === parent && !state.startsWith("Z") && /\btsc\b/.test(command) ? [pid] : [],
  );
}

/** Children of a process. */
export function childrenOf(parent: number): number[] {
  return table().flatMap(({ pid, ppid }) => (ppid === parent ? [pid] : []));
}

/** Whether a process runs; one that has ended and waits for its parent does not. */
export function isRunning(process: number): boolean {
  return table().some(({ pid, state }) => pid === process && !state.startsWith("Z"));
}

/** Waits until a condition holds, at most five seconds. */
export async function eventually(condition: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return condition();
}

function table(): { pid: number; ppid: number; state: string; command: string }[] {
  const printed = execFileSync("ps", ["-A", "-o", "pid=,ppid=,state=,args="], { encoding: "utf8" });
  return printed.split("\n").flatMap((line) => {
    const [, pid, ppid, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return state === undefined || command === undefined
      ? []
      : [{ pid: Number(pid), ppid: Number(ppid), state, command }];
  });
}

/** A valid text that keeps the compiler busy for many seconds. */
export function endlessText(): string {
  const digits = Array.from({ length: 10 }, (_, digit) => `"${digit}"`).join(" | ");
  const lines = Array.from(
    { length: 6000 },
    (_, i) =>
      `export declare const x${i}: Cross<Cross<D, D>, Cross<D, "${i}" | "a${i}" | "b${i}">>; export const y${i}: Cross<D, Cross<D, Cross<D, "z${i}">>> = x${i};`,
  );
  return `type D = ${digits};\ntype Cross<A extends string, B extends string> = \`\${A}\${B}\`;\n${lines.join("\n")}\n`;
}
