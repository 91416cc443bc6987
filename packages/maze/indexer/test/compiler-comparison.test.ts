import { expect, test } from "vitest";
import { compareWithCompiler, packageFolder } from "./support/compare-with-compiler.ts";

test("declared and exported names of zod's sources are those of the compiler", () => {
  const result = compareWithCompiler(packageFolder("zod"), { below: "src/v4/core" });
  expect(result.files).toBeGreaterThan(15);
  expect(result.declared.agreed).toBeGreaterThan(1500);
  expect({ missing: result.declared.missing, extra: result.declared.extra }).toEqual({ missing: [], extra: [] });
  expect({ missing: result.exported.missing, extra: result.exported.extra }).toEqual({ missing: [], extra: [] });
}, 30_000);
