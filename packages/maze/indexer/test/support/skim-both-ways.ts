import { Doubt } from "../../src/skim/doubt.ts";
import { tableByParser } from "../../src/skim/parser-table.ts";
import { createByteSkimmer } from "../../src/skim/skim-bytes.ts";
import { TableBuilder } from "../../src/skim/table-builder.ts";
import { unpackTable } from "../../src/skim/unpack-table.ts";
import { tableLines } from "./table-lines.ts";

const options = { parameters: true, references: false };
const skimmer = createByteSkimmer(options);
const builder = new TableBuilder();

/** What the skimmer and the parser say of a file, each line by line. */
export interface BothWays {
  /** The reason where the skimmer is not sure. */
  readonly skimmed: readonly string[] | string;
  readonly parsed: readonly string[];
  readonly isBroken: boolean;
}

/** Reads a file by the skimmer and by the parser. */
export function skimBothWays(path: string, text: string): BothWays {
  const bytes = new TextEncoder().encode(text);
  const found = skimmer.skim(path, bytes, bytes.length);
  const table = unpackTable(tableByParser({ path, text }, { builder, options, fallback: undefined }));
  const skimmed = found instanceof Doubt ? found.reason : tableLines(unpackTable(found));
  return { skimmed, parsed: tableLines(table), isBroken: table.broken };
}
