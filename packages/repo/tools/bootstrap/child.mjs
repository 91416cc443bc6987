import { spawn } from "node:child_process";

const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a command with the terminal of this process and resolves to its exit code.
 * Signals reach the child, and a child that died of a signal makes this process die of the same one.
 */
export function runInherited(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    let child;
    // Listening begins before the child does: a signal in between would end this process and leave the child alone.
    const handlers = forwarded.map((signal) => {
      // In a terminal Ctrl-C already reaches the whole process group.
      const handler = () => (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal));
      process.on(signal, handler);
      return [signal, handler];
    });
    const finish = () => handlers.forEach(([signal, handler]) => process.removeListener(signal, handler));
    child = spawn(command, args, { stdio: "inherit", ...options });
    child.once("error", (error) => {
      finish();
      reject(error);
    });
    child.once("close", (code, signal) => {
      finish();
      if (signal) process.kill(process.pid, signal);
      resolve(code ?? 1);
    });
  });
}

/** Runs a command quietly and resolves to `{ code, output }`, stdout and stderr together. */
export function runCaptured(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
