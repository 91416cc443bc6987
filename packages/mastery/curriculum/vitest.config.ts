import { defineMazeVitest } from "@repo/tools/vitest";

export default defineMazeVitest();
