import { expect, test } from "vitest";
import { compareWithCompiler, packageFolder } from "./support/compare-with-compiler.ts";

test.each([
  ["zod", 4000],
  ["@types/node", 6000],
  ["typescript-7", 5000],
  ["vitest", 3000],
  ["oxc-parser", 400],
  ["fast-check", 2000],
])(
  "declared and exported names of %s are those of the compiler",
  (name, least) => {
    const { files, declared, exported } = compareWithCompiler(packageFolder(name), { below: "." });
    const total = declared.agreed + declared.missing.length;
    console.log(
      `${name}: ${String(files)} files, ${String(total)} names, recall ${(declared.agreed / total).toFixed(5)}, ` +
        `precision ${(declared.agreed / (declared.agreed + declared.extra.length)).toFixed(5)}; ${String(exported.agreed)} exports`,
    );
    expect(declared.agreed).toBeGreaterThan(least);
    expect({ missing: declared.missing, extra: declared.extra }).toEqual({ missing: [], extra: [] });
    expect({ missing: exported.missing, extra: exported.extra }).toEqual({ missing: [], extra: [] });
  },
  300_000,
);
