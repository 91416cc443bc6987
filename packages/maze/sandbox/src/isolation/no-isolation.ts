import type { IsolationLevel } from "./isolation-level.ts";
import { runCommand } from "./run-command.ts";

const covers = [
  "wall time: the whole process group and all descendants that can be found are killed",
  "output: what exceeds the limit is dropped",
  "environment: exactly the variables that are given",
  "working directory",
];

const doesNotCover = [
  "files: everything that the user may read and write",
  "network",
  "limits on memory, processor time and processes by anything but looking at the tree every 25 ms",
  "a process that detaches itself from its parents before the end",
  "signals to other processes of the user",
  "the end of the run where this program itself is killed outright",
];

/** Nothing but limits on time, output and environment. */
export const noIsolation: IsolationLevel = {
  level: "none",
  covers,
  doesNotCover,
  unavailable: undefined,
  create: () => ({
    specVersion: "v1",
    id: "none",
    level: "none",
    covers,
    doesNotCover,
    run: (command, context) => runCommand(command, context),
  }),
};
