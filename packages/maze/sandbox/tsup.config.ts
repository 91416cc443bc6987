import { defineMazeTsup } from "@repo/tools/tsup";

/** The child process of the example evaluator is a program of its own. */
const entry = { index: "src/index.ts", "evaluator-worker": "src/evaluator/worker/main.ts" };

export default { ...defineMazeTsup(), entry };
