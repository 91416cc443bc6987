import { type RepairRule, replaced } from "../rule.ts";

/** Writes a name with a prime, as in mathematics, as one that the language knows: `x'` is `xPrime`. */
export const primeName: RepairRule = {
  id: "prime-name",
  family: "syntax",
  summary: "Writes a name that ends in a prime, as in mathematics, with letters: `x'` is `xPrime`.",
  codes: [1002, 1005],
  example: {
    before: "export function twice(x: number): number {\n  const x' = x * 2;\n  return x';\n}\n",
    after: "export function twice(x: number): number {\n  const xPrime = x * 2;\n  return xPrime;\n}\n",
  },
  propose({ program }) {
    const places = [...program.text.matchAll(/(?<=\b[A-Za-z_]\w*)'(?=\s*[=;:.,)[\]])/g)];
    const edits = places.map(({ index }) => replaced({ start: index, end: index + 1 }, "Prime"));
    return edits.length < 2 ? [] : [{ edits, cost: 3, explanation: "primes written as letters" }];
  },
};
