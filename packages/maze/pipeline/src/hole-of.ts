import type { ProjectIndex, Task, TypedHole } from "@maze/core";

/** The indexed hole that a task names; `undefined` for tasks that name none. */
export function holeOf(task: Task, index: ProjectIndex): TypedHole | undefined {
  if (task.kind !== "hole" && task.kind !== "function") return undefined;
  return index.holes.find((hole) => hole.file === task.file && hole.name === task.name);
}
