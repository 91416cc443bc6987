import { defineMazeVitest } from "@repo/tools/vitest";

// The list of doc examples is a virtual module; read from the module cache it is stale and its examples are not found.
export default defineMazeVitest({ fsModuleCache: false });
