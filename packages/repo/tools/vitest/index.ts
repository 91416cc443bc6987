import { relative } from "node:path";
import { defaultServerConditions } from "vite";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { docFences } from "./doc-fences/plugin.ts";

const sourceCondition = "maze-source";
const fenceTests = "doc-fences/doc-fences.test.ts";

/**
 * The test configuration of a package: packages resolve to their sources, so nothing must be built; every TypeScript
 * example of the README and of doc comments runs as a test. `vitest --mode slow` runs the `*.slow.test.ts` files alone.
 */
export function defineMazeVitest(overrides: NonNullable<ViteUserConfig["test"]> = {}): ReturnType<typeof defineConfig> {
  return defineConfig(({ mode }) => {
    const root = process.cwd();
    const isSlow = mode === "slow";
    const fences = relative(root, `${import.meta.dirname}/${fenceTests}`);
    const conditions = [sourceCondition, ...defaultServerConditions];
    return {
      plugins: [docFences(root)],
      resolve: { conditions },
      ssr: { resolve: { conditions, externalConditions: [sourceCondition] } },
      test: {
        include: isSlow ? ["test/**/*.slow.test.ts"] : ["test/**/*.test.ts", fences],
        exclude: ["**/node_modules/**", "test/fixtures/**", ...(isSlow ? [] : ["test/**/*.slow.test.ts"])],
        testTimeout: isSlow ? 120_000 : 10_000,
        passWithNoTests: isSlow,
        // Workers are used again for the next file: a third of the processor time. No test here replaces a module, and
        // one that changes the process puts it back; a package that cannot passes `{ isolate: true }`.
        isolate: false,
        execArgv: [`--conditions=${sourceCondition}`],
        ...overrides,
      },
    };
  });
}
