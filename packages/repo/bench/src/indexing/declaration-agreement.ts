import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createSkimmer } from "@maze/indexer/skim";
import type { BenchCase, BenchContext, Sample } from "../definition.ts";
import { compilerDeclarations } from "./compiler-declarations.ts";
import { ctagsNames } from "./ctags-names.ts";
import { ctagsVersion } from "./peers.ts";
import type { Repositories, Repository } from "./repositories.ts";
import { tableDeclarations } from "./table-declarations.ts";

/** Disagreements that are told for each repository. */
const TOLD = 5;

/** For each repository: which of the compiler's declarations are in our tables, and what else is. */
export function agreementCases(context: BenchContext, { all }: Repositories): BenchCase[] {
  const ctags = ctagsVersion();
  return all.map((repository) => measured(repository, context, ctags));
}

function measured(repository: Repository, context: BenchContext, ctags: string | undefined): BenchCase {
  const { id } = repository;
  return {
    name: `declarations of ${repository.name}`,
    corpus:
      `${String(repository.files.length)} files, ${String(repository.lines)} lines; the same kind, names of all ` +
      "containers, name and place; ctags by the name and its line only",
    metrics: {
      [`declaration-recall-percent.${id}`]: { unit: "%", bar: { of: "value", atLeast: 99.9 } },
      [`declaration-precision-percent.${id}`]: { unit: "%", bar: { of: "value", atLeast: 99.9 } },
      [`declarations-by-parser-percent.${id}`]: { unit: "%" },
    },
    rounds: 1,
    warmUps: 0,
    ours: { name: "@maze/indexer/skim", round: () => ourAgreement(context, repository) },
    peers: ctags === undefined ? [] : [{ name: ctags, round: () => ctagsAgreement(repository) }],
  };
}

async function ourAgreement(context: BenchContext, { id, root, files, name }: Repository): Promise<Sample> {
  const skimmer = createSkimmer();
  const counts = { agreed: 0, missing: 0, extra: 0 };
  let byParser = 0;
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    const text = bytes.toString();
    const table = await skimmer.skim({ path: file, bytes });
    if (table.confidence === "parser") byParser++;
    compare(compilerDeclarations(file, text), tableDeclarations(table, text), counts, (line) => {
      if (counts.missing + counts.extra <= TOLD) context.say(`${name}: ${file} ${line}`);
    });
  }
  return sampleOf(id, counts, (100 * byParser) / files.length);
}

function ctagsAgreement({ id, root, files }: Repository): Sample {
  const counts = { agreed: 0, missing: 0, extra: 0 };
  const names = ctagsNames(root);
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8");
    const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
    const theirs = compilerDeclarations(file, text).flatMap((key) => {
      const at = key.lastIndexOf("@");
      const offset = Number(key.slice(at + 1));
      const name = key.slice(key.indexOf(" ") + 1, at).replace(/^.*\./, "");
      // Signatures and some default exports have no name that ctags could tell.
      if (offset < 0 || name === "") return [];
      return [`${name}@${String(starts.filter((start) => start <= offset).length)}`];
    });
    compare(theirs, names.get(file) ?? [], counts);
  }
  return sampleOf(id, counts, 0);
}

interface Counts {
  agreed: number;
  missing: number;
  extra: number;
}

function compare(
  theirs: readonly string[],
  ours: readonly string[],
  counts: Counts,
  tell?: (line: string) => void,
): void {
  const left = new Map<string, number>();
  for (const key of ours) left.set(key, (left.get(key) ?? 0) + 1);
  for (const key of theirs) {
    const times = left.get(key) ?? 0;
    if (times > 0) {
      counts.agreed++;
      left.set(key, times - 1);
    } else {
      counts.missing++;
      tell?.(`lacks ${key}`);
    }
  }
  for (const [key, times] of left) {
    counts.extra += times;
    if (times > 0) tell?.(`has ${key} too much`);
  }
}

function sampleOf(id: string, { agreed, missing, extra }: Counts, byParser: number): Sample {
  return {
    [`declaration-recall-percent.${id}`]: (100 * agreed) / Math.max(1, agreed + missing),
    [`declaration-precision-percent.${id}`]: (100 * agreed) / Math.max(1, agreed + extra),
    [`declarations-by-parser-percent.${id}`]: byParser,
  };
}
