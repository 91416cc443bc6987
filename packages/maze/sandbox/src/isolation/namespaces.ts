import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IsolatedCommand } from "@maze/core";
import { findProgram } from "./find-program.ts";
import type { IsolationLevel } from "./isolation-level.ts";
import { COVERED, NOT_COVERED } from "./namespace-coverage.ts";
import { namespacePlan, type Wrapping } from "./namespace-plan.ts";
import { namespacesScript } from "./namespaces-script.ts";
import { once } from "./once.ts";
import type { VisiblePlace } from "./places/visible-places.ts";
import { runCommand } from "./run-command.ts";

const needed = ["unshare", "mount", "umount", "pivot_root", "setpriv", "hostname"];

const unavailable = once((): string | undefined => {
  if (process.platform !== "linux") return `namespaces are of Linux, and this is ${process.platform}`;
  const missing = needed.filter((name) => findProgram(name) === undefined);
  if (missing.length > 0) return `not installed: ${missing.join(", ")}`;
  const { wrapper, dispose } = wrapping([], 1, "/");
  const [program = "", ...args] = wrapper;
  const { status, stderr, error } = spawnSync(program, [...args, "/bin/sh", "-c", ":"], {
    encoding: "utf8",
    env: {},
    timeout: 10_000,
    stdio: ["ignore", "ignore", "pipe"],
  });
  dispose();
  return status === 0 ? undefined : `user namespaces cannot be used here: ${(error?.message ?? stderr).trim()}`;
});

/** The same namespaces as `bubblewrap`, set up by the programs of util-linux that every Linux has. */
export const namespacesIsolation: IsolationLevel = {
  level: "namespaces",
  covers: COVERED,
  doesNotCover: NOT_COVERED,
  get unavailable() {
    return unavailable();
  },
  create: () => ({
    specVersion: "v1",
    id: "namespaces",
    level: "namespaces",
    covers: COVERED,
    doesNotCover: NOT_COVERED,
    scratch: "/tmp",
    run: (command, context) => runCommand(command, context, (parsed) => namespacePlan(parsed, wrap)),
  }),
};

function wrap(command: IsolatedCommand, places: readonly VisiblePlace[], scratchMb: number): Wrapping {
  return wrapping(places, scratchMb, command.directory);
}

function wrapping(places: readonly VisiblePlace[], scratchMb: number, directory: string) {
  const root = mkdtempSync(join(tmpdir(), "maze-root-"));
  return {
    wrapper: [
      findProgram("unshare") ?? "unshare",
      ...["--user", "--map-root-user", "--mount", "--pid", "--net", "--ipc", "--uts", "--cgroup"],
      ...["--fork", "--kill-child=KILL"],
      ...["/bin/sh", "-c", namespacesScript({ root, places, scratchMb, directory }), "maze-namespaces"],
    ],
    dispose: () => {
      // Nothing is ever written to it: the new root is mounted over it in a namespace that is gone.
      rmdirSync(root);
    },
  };
}
