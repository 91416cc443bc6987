import { readFileSync } from "node:fs";
import { skimBothWays } from "./skim-both-ways.ts";

/** How the tables of files compare. */
export interface TableAgreement {
  compared: number;
  /** Files that the skimmer handed to the parser. */
  doubted: number;
  /** Files with an error of syntax, whose tables may differ. */
  broken: number;
  readonly differing: string[];
}

const LARGEST = 400_000;

/** Compares what the skimmer and the parser say of files. */
export function compareInstalled(files: readonly string[]): TableAgreement {
  const result: TableAgreement = { compared: 0, doubted: 0, broken: 0, differing: [] };
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    if (text.length > LARGEST || text.includes("\0") || text.includes("\ufffd")) continue;
    const { skimmed, parsed, isBroken } = skimBothWays(file, text);
    result.compared++;
    if (typeof skimmed === "string") result.doubted++;
    else if (isBroken) result.broken++;
    else if (skimmed.join("\n") !== parsed.join("\n")) {
      const only = [
        ...skimmed.filter((line) => !parsed.includes(line)),
        "|",
        ...parsed.filter((line) => !skimmed.includes(line)),
      ];
      result.differing.push(`${file}: ${only.slice(0, 6).join("; ")}`);
    }
  }
  return result;
}
