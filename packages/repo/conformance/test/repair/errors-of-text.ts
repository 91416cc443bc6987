import type { TypeOracle } from "@maze/core";

/** The codes, as numbers, of what the compiler says against a text in the place of `example.ts`. */
export async function errorsOfText(oracle: TypeOracle, text: string): Promise<number[]> {
  const [found = []] = await oracle.diagnostics([{ file: "example.ts", text }]);
  return found.filter(({ severity }) => severity === "error").map(({ code }) => Number(code.slice("TS".length)));
}
