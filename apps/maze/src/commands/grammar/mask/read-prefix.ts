import type { CliIo } from "../../../cli-io.ts";
import { usage } from "../../../usage.ts";
import { readInput } from "../read-input.ts";
import type { MaskOptions } from "./command.ts";

/** A text so far and what to call it. */
export interface Prefix {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The text so far, from the command line or a file. */
export async function readPrefix(io: CliIo, { prefix, prefixFile }: MaskOptions): Promise<Prefix> {
  if (prefixFile === undefined) return { name: "<prefix>", bytes: new TextEncoder().encode(prefix ?? "") };
  if (prefix === undefined) return { name: prefixFile, bytes: await readInput(io, prefixFile) };
  throw usage("--prefix and --prefix-file name two texts");
}
