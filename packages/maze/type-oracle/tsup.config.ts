import { defineMazeTsup } from "@repo/tools/tsup";

/** The server over an earlier compiler is a program of its own. */
const entry = { index: "src/index.ts", "typescript-6-server": "src/engines/typescript-6/main.ts" };

export default { ...defineMazeTsup(), entry };
