import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { IsolatedResult, IsolationLimits } from "@maze/core";
import type { Victim } from "./victim.ts";

/** A way out: a hostile program and how to see, from outside, that it got out. */
export interface Attack {
  readonly name: string;
  /** The program, as a script of Node; `victim` becomes a constant of it. */
  readonly script: string;
  readonly limits?: Partial<IsolationLimits>;
  /** Whether the attack succeeded, by what it printed or by its traces. */
  readonly escaped: (result: IsolatedResult, victim: Victim) => boolean;
}

const printed = (result: IsolatedResult, victim: Victim): boolean => result.stdout.includes(victim.secret);

/** Every process with the victim's marker among its arguments, besides the victim itself. */
export function markedProcesses(victim: Victim): number[] {
  return processesWith(victim.marker).filter((pid) => pid !== victim.process.pid);
}

function processesWith(marker: string): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const isMarked = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(marker);
    } catch {
      return false; // It ended meanwhile.
    }
  };
  return pids.filter(isMarked).map(Number);
}

const connect = (where: string): string =>
  `require("node:net").connect(${where}).on("data", (d) => process.stdout.write(d)).on("error", (e) => console.error(e.code));`;

const sleeper = `["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)", victim.marker]`;

/** All attacks, by what they are after. */
export const attacks: readonly Attack[] = [
  {
    name: "read a secret of the user",
    script: `console.log(fs.readFileSync(victim.outside + "/key", "utf8"))`,
    escaped: printed,
  },
  {
    name: "read the environment of another process",
    script: `console.log(fs.readFileSync("/proc/" + victim.pid + "/environ", "utf8"))`,
    escaped: printed,
  },
  {
    name: "read through a link that lies in the project",
    script: `console.log(fs.readFileSync("planted", "utf8"))`,
    escaped: printed,
  },
  {
    name: "read through a link of its own",
    script: `fs.symlinkSync(victim.outside + "/key", victim.writable + "/own"); console.log(fs.readFileSync(victim.writable + "/own", "utf8"))`,
    escaped: printed,
  },
  {
    name: "read through the root of another process",
    script: `for (const pid of [victim.pid, 1]) try { console.log(fs.readFileSync("/proc/" + pid + "/root" + victim.outside + "/key", "utf8")) } catch (e) { console.error(e.code) }`,
    escaped: printed,
  },
  { name: "connect by IPv4", script: connect("{ host: '127.0.0.1', port: victim.ports.ipv4 }"), escaped: printed },
  { name: "connect by IPv6", script: connect("{ host: '::1', port: victim.ports.ipv6 }"), escaped: printed },
  { name: "connect to a Unix socket", script: connect("{ path: victim.outside + '/socket' }"), escaped: printed },
  { name: "connect to an abstract Unix socket", script: connect("{ path: victim.abstractSocket }"), escaped: printed },
  {
    name: "ask by UDP, as DNS does",
    script: `const s = require("node:dgram").createSocket("udp4"); s.on("error", (e) => { console.error(e.code); s.close(); });
      s.on("message", (m) => { console.log(String(m)); s.close(); }); s.send("?", victim.ports.udp, "127.0.0.1"); setTimeout(() => process.exit(), 400);`,
    escaped: printed,
  },
  {
    name: "write outside",
    script: `fs.writeFileSync(victim.outside + "/trace", "")`,
    escaped: (_, { outside }) => existsSync(join(outside, "trace")),
  },
  {
    name: "write into the project",
    script: `fs.writeFileSync("trace", "")`,
    escaped: (_, { directory }) => existsSync(join(directory, "trace")),
  },
  {
    name: "make the project writable first",
    script: `require("node:child_process").spawnSync("/bin/mount", ["-o", "remount,bind,rw", process.cwd()]); fs.writeFileSync("mounted", "")`,
    escaped: (_, { directory }) => existsSync(join(directory, "mounted")),
  },
  {
    name: "write outside through a link of its own",
    script: `fs.symlinkSync(victim.outside, victim.writable + "/folder"); fs.writeFileSync(victim.writable + "/folder/linked", "")`,
    escaped: (_, { outside }) => existsSync(join(outside, "linked")),
  },
  {
    name: "end another process of the user",
    script: `process.kill(victim.pid, "SIGUSR2"); setTimeout(() => {}, 200)`,
    escaped: (_, { process: { exitCode, signalCode } }) => exitCode !== null || signalCode !== null,
  },
  {
    name: "end the program that started it",
    script: `process.kill(victim.parent, 0); console.log(victim.secret)`,
    escaped: printed,
  },
  {
    name: "leave a process behind that left its group",
    script: `const c = require("node:child_process").spawn(process.execPath, ${sleeper}, { detached: true, stdio: "ignore" }); c.unref(); setTimeout(() => process.exit(), 300)`,
    escaped: (_, victim) => markedProcesses(victim).length > 0,
  },
  {
    name: "ignore SIGTERM past the wall limit",
    script: `process.on("SIGTERM", () => {}); require("node:child_process").spawn(process.execPath, ${sleeper}, { stdio: "inherit" }); setInterval(() => {}, 1000)`,
    limits: { wallMs: 700 },
    escaped: ({ limitHit, exitCode }, victim) =>
      (limitHit !== "wall" && exitCode === 0) || markedProcesses(victim).length > 0,
  },
  {
    name: "start processes without end",
    script: `const { spawn } = require("node:child_process"); let n = 0;
      const more = () => { for (let i = 0; i < 20 && n < 400; i++, n++) spawn("/bin/sleep", ["30"], { stdio: "ignore" }).on("error", () => {}); if (n < 400) setTimeout(more, 5); else console.log("all 400") };
      more(); setTimeout(() => process.exit(), 2500)`,
    limits: { wallMs: 5000, processes: 60 },
    escaped: ({ stdout, limitHit }) => stdout.includes("all 400") && limitHit === undefined,
  },
  {
    name: "take memory without end",
    script: `const all = []; for (let i = 0; i < 64; i++) { all.push(Buffer.alloc(32 * 1024 * 1024, 1)); } console.log("2 GiB")`,
    limits: { wallMs: 10_000, memoryMb: 256 },
    escaped: ({ stdout }) => stdout.includes("2 GiB"),
  },
  {
    name: "take processor time without end",
    script: `for (;;);`,
    limits: { wallMs: 6000, cpuMs: 700 },
    escaped: ({ limitHit, signal, exitCode }) => limitHit !== "cpu" && signal !== "SIGXCPU" && exitCode !== 128 + 24,
  },
  {
    name: "fill the disk by one file",
    script: `const b = Buffer.alloc(1 << 20, 1); const f = fs.openSync(victim.writable + "/big", "w"); for (let i = 0; i < 200; i++) fs.writeSync(f, b); console.log("200 MiB")`,
    limits: { diskMb: 32 },
    escaped: ({ stdout }) => stdout.includes("200 MiB"),
  },
  {
    name: "fill the scratch directory",
    script: `const b = Buffer.alloc(1 << 20, 1); const dir = fs.mkdtempSync("/tmp/maze-escape-"); let done = 0;
      try { for (let i = 0; i < 100; i++) { fs.writeFileSync(dir + "/" + i, b); done++ } } finally { console.log(done); try { fs.rmSync(dir, { recursive: true }) } catch {} }`,
    limits: { diskMb: 32 },
    escaped: ({ stdout }) => stdout.includes("100"),
  },
  {
    name: "fill the disk by many files",
    script: `const b = Buffer.alloc(1 << 20, 1); let i = 0; setInterval(() => { if (i < 150) fs.writeFileSync(victim.writable + "/many" + i++, b); else { console.log("150 MiB"); process.exit() } }, 12)`,
    limits: { wallMs: 9000, diskMb: 32 },
    escaped: ({ stdout }) => stdout.includes("150 MiB"),
  },
  {
    name: "print without end",
    script: `const text = "x".repeat(1 << 16); const go = () => process.stdout.write(text, go); go()`,
    limits: { wallMs: 1200, outputBytes: 100_000 },
    escaped: ({ stdout, truncated }) => stdout.length > 100_000 || !truncated,
  },
];
