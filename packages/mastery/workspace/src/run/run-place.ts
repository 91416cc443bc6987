import type { Isolation } from "@maze/core";
import type { ProgramPlaces } from "../programs/find-program.ts";

/** Where and how a validator, or the program of an item, runs. */
export interface RunPlace {
  /** The workspace. */
  readonly directory: string;
  readonly readable: readonly string[];
  readonly isolation: Isolation;
  readonly programs: ProgramPlaces;
  /** Where temporary files may be written if the isolation gives no place of its own. */
  readonly scratch: string;
  readonly signal?: AbortSignal | undefined;
}
