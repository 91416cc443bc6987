import { spawnSync } from "node:child_process";
import type { IsolatedCommand } from "@maze/core";
import { findProgram } from "./find-program.ts";
import type { IsolationLevel } from "./isolation-level.ts";
import { namespacePlan, type Wrapping } from "./namespace-plan.ts";
import { COVERED, NOT_COVERED } from "./namespace-coverage.ts";
import { once } from "./once.ts";
import { INSIDE, systemPlaces } from "./places/system-places.ts";
import type { VisiblePlace } from "./places/visible-places.ts";
import { runCommand } from "./run-command.ts";

const unavailable = once((): string | undefined => {
  if (process.platform !== "linux") return `bubblewrap is a program for Linux, and this is ${process.platform}`;
  const program = findProgram("bwrap");
  if (program === undefined) return "bubblewrap is not installed (Debian and Ubuntu: apt-get install bubblewrap)";
  const args = [...surroundings([], 1), "--", "/bin/sh", "-c", ":"];
  const { status, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    env: {},
    timeout: 10_000,
    stdio: ["ignore", "ignore", "pipe", "ignore", "ignore", "ignore", "ignore"],
  });
  return status === 0 ? undefined : `${program} does not work here: ${(error?.message ?? stderr).trim()}`;
});

/** Namespaces for files, processes, network, users and names, set up by bubblewrap. */
export const bubblewrapIsolation: IsolationLevel = {
  level: "bubblewrap",
  covers: COVERED,
  doesNotCover: NOT_COVERED,
  get unavailable() {
    return unavailable();
  },
  create: () => ({
    specVersion: "v1",
    id: "bubblewrap",
    level: "bubblewrap",
    covers: COVERED,
    doesNotCover: NOT_COVERED,
    scratch: "/tmp",
    run: (command, context) => runCommand(command, context, (parsed) => namespacePlan(parsed, wrap)),
  }),
};

function wrap(command: IsolatedCommand, places: readonly VisiblePlace[], scratchMb: number): Wrapping {
  const data = [INSIDE.passwd, INSIDE.group, INSIDE.hosts];
  const files = ["/etc/passwd", "/etc/group", "/etc/hosts"].flatMap((path, index) => [
    "--ro-bind-data",
    String(index + 4),
    path,
  ]);
  return {
    wrapper: [
      findProgram("bwrap") ?? "bwrap",
      ...surroundings(places, scratchMb, files),
      ...["--chdir", command.directory, "--"],
    ],
    streams: data,
  };
}

/** The arguments that set up everything but the working directory. */
function surroundings(places: readonly VisiblePlace[], scratchMb: number, files: readonly string[] = []): string[] {
  const size = ["--size", String(scratchMb * 1024 * 1024)];
  const system = systemPlaces().flatMap((place) =>
    "linkTo" in place ? ["--symlink", place.linkTo, place.path] : ["--ro-bind", place.path, place.path],
  );
  const visible = places.flatMap(({ path, writable }) => [writable ? "--bind" : "--ro-bind", path, path]);
  const user = ["--uid", String(INSIDE.uid), "--gid", String(INSIDE.gid)];
  return [
    ...["--unshare-user", "--unshare-all", ...user, "--hostname", "maze"],
    ...["--die-with-parent", "--new-session", "--cap-drop", "ALL"],
    ...system,
    ...files,
    ...["--proc", "/proc", "--dev", "/dev", ...size, "--tmpfs", "/dev/shm", ...size, "--tmpfs", "/tmp"],
    ...visible,
    ...["--remount-ro", "/dev", "--remount-ro", "/"],
  ];
}
