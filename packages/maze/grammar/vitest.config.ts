import { defineMazeVitest } from "@repo/tools/vitest";

export default defineMazeVitest({ setupFiles: ["test/fixed-seed.ts"] });
