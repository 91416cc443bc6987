import type { DeclarationTable } from "./declaration-table.ts";
import { Doubt } from "./doubt.ts";
import type { SkimOptions } from "./reader.ts";
import { createByteSkimmer } from "./skim-bytes.ts";
import { TableBuilder } from "./table-builder.ts";
import { unpackTable } from "./unpack-table.ts";

/** Reads what files of TypeScript and JavaScript declare, import and export. */
export interface Skimmer {
  /**
   * The table of a file of valid UTF-8. What the skimmer is not sure of is read by the parser, which is loaded with the
   * first such file; `confidence` tells which of them it was.
   */
  skim(file: { readonly path: string; readonly bytes: Uint8Array }): Promise<DeclarationTable>;
}

/**
 * Creates a skimmer: declarations, members, imports and exports in one pass over the bytes of a file, without a syntax
 * tree.
 *
 * @example
 * ```ts
 * import { createSkimmer, textOf } from "@maze/indexer/skim";
 * const bytes = new TextEncoder().encode("export class Clock { #now = 0; tick(): void {} }");
 * const table = await createSkimmer().skim({ path: "src/clock.ts", bytes });
 * table.confidence; // => "skim"
 * Array.from({ length: table.count }, (_, row) => textOf(table, row)); // => ["Clock", "#now", "tick"]
 * ```
 */
export function createSkimmer(options: Partial<SkimOptions> = {}): Skimmer {
  const all = { parameters: false, references: false, ...options };
  const skimmer = createByteSkimmer(all);
  const builder = new TableBuilder();
  return {
    async skim({ path, bytes }) {
      const found = skimmer.skim(path, bytes, bytes.length);
      if (!(found instanceof Doubt)) return unpackTable(found);
      const { tableByParser } = await import("./parser-table.ts");
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
      return unpackTable(tableByParser({ path, text }, { builder, options: all, fallback: found.reason }));
    },
  };
}
