import { defineMazeVitest } from "./vitest/index.ts";

export default defineMazeVitest();
