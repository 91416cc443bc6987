import { expect, test } from "vitest";
import { measureCall } from "../src/measure-call.ts";
import { measureProcess } from "../src/measure-process.ts";

const node = (program: string) => measureProcess({ command: process.execPath, args: ["-e", program] });
const busy = (milliseconds: number) =>
  `const end = process.cpuUsage(); for (let used = 0; used < ${milliseconds * 1000};) { const { user, system } = process.cpuUsage(end); used = user + system; }`;

test("a process that computes costs processor time, one that waits costs time on the clock alone", async () => {
  const computing = await node(busy(300));
  const waiting = await node("setTimeout(() => {}, 300)");
  expect(computing.cpu).toBeGreaterThan(300);
  expect(waiting.wall).toBeGreaterThan(300);
  expect(waiting.cpu).toBeLessThan(computing.cpu - 150);
});

test("what a process starts and waits for is counted with it", async () => {
  const nested = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(busy(300))}])`;
  expect((await node(nested)).cpu).toBeGreaterThan(300);
});

test.runIf(process.platform === "linux")("memory that is filled is seen", async () => {
  const filling = await node("Buffer.alloc(2e8, 1); setTimeout(() => {}, 60)");
  const idle = await node("setTimeout(() => {}, 60)");
  expect(filling.memory - idle.memory).toBeGreaterThan(150);
});

test("output, arguments and exit code are those of the command", async () => {
  const program = 'console.log(process.argv[1]); console.error("talk"); process.exitCode = 3;';
  const result = await measureProcess({ command: process.execPath, args: ["-e", program, 'a "b" $c'] });
  expect([result.stdout, result.stderr.trim(), result.exitCode]).toEqual(['a "b" $c\n', "talk", 3]);
});

test("a call of this process is measured by clock and processor", async () => {
  const { wall, cpu } = await measureCall(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect(wall).toBeGreaterThanOrEqual(99);
  expect(cpu).toBeLessThan(90);
});
