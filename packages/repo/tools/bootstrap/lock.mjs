import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./step.mjs";

const ownerFile = "owner";
/** A lock whose owner never wrote its id was interrupted between two system calls. */
const ownerlessMilliseconds = 5000;

/** Runs `work` while holding `directory` as a lock, so two bootstraps at once wait for each other. */
export async function withLock(directory, work) {
  mkdirSync(dirname(directory), { recursive: true });
  for (let told = false; !tryLock(directory); await sleep(200)) {
    if (isAbandoned(directory)) {
      rmSync(directory, { recursive: true, force: true });
    } else if (!told) {
      say("another run is preparing the toolchain, waiting for it ...");
      told = true;
    }
  }
  const release = () => rmSync(directory, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }
}

function tryLock(directory) {
  try {
    mkdirSync(directory);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(join(directory, ownerFile), String(process.pid));
  return true;
}

/** Whether the process that took the lock is gone. */
function isAbandoned(directory) {
  try {
    const owner = readFileSync(join(directory, ownerFile), "utf8");
    if (owner !== "") return !isAlive(Number(owner));
    return Date.now() - statSync(directory).mtimeMs > ownerlessMilliseconds;
  } catch {
    try {
      return Date.now() - statSync(directory).mtimeMs > ownerlessMilliseconds;
    } catch {
      return false;
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
