import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorsOfText } from "./errors-of-text.ts";
import type { TypeOracle } from "@maze/core";
import { RULE_FAMILIES, repairRules, repairText } from "@maze/repair";
import { createTypeOracle } from "@maze/type-oracle";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const directory = mkdtempSync(join(tmpdir(), "repair-rules-"));
let oracle: TypeOracle;

beforeAll(async () => {
  const compilerOptions = {
    strict: true,
    target: "es2023",
    lib: ["es2023", "dom"],
    module: "nodenext",
    types: [],
    noEmit: true,
  };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["example.ts"] }));
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  writeFileSync(join(directory, "example.ts"), "export {};\n");
  oracle = await createTypeOracle({ directory });
});
afterAll(async () => {
  await oracle.close();
  rmSync(directory, { recursive: true });
});

describe("the rules of repair", () => {
  test("have names of their own, and every family has rules", () => {
    const ids = repairRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(repairRules.map(({ family }) => family))).toEqual(new Set(RULE_FAMILIES));
  });

  test.each(repairRules.map((rule) => [rule.id, rule] as const))(
    "%s makes of its example what it says",
    async (_id, rule) => {
      const { before, after } = rule.example;
      const errors = await errorsOfText(oracle, before);
      expect(errors.length).toBeGreaterThan(0);
      if (rule.codes.length > 0) expect(rule.codes).toEqual(expect.arrayContaining([errors[0]]));
      const repair = await repairText("example.ts", before, {
        oracle,
        rules: [rule],
        allowAny: rule.escape === true,
        now: () => performance.now(),
      });
      expect(repair.after).toBe(after);
      expect(repair.status).toBe("repaired");
      expect(await errorsOfText(oracle, after)).toEqual([]);
    },
  );
});
