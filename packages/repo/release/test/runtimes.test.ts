import type { WorkspacePackage } from "@repo/tools/workspace";
import { expect, test } from "vitest";
import { oldestNode } from "../src/runtimes.ts";

const saying = (node: string): WorkspacePackage => ({
  folder: "packages/maze/a",
  name: "@maze/a",
  kind: "library",
  manifest: { name: "@maze/a", engines: { node } },
});

test("the oldest Node is what all packages say", () => {
  expect(oldestNode([saying(">=22.18"), saying(">=22.18")])).toBe("22.18.0");
  expect(oldestNode([saying(">=24.2.1")])).toBe("24.2.1");
});

test.each([[[">=22.18", ">=24.0"]], [["22 || 24"]], [[]]])("%s is no single oldest Node", (ranges) => {
  expect(() => oldestNode(ranges.map(saying))).toThrow("must agree on one lowest Node");
});
