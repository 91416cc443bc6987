import { delimiter, dirname } from "node:path";
import type { ProgramPlaces } from "../programs/find-program.ts";

/** The search path that programs see inside. */
export function insidePath({ node }: ProgramPlaces): string {
  return [dirname(node), "/usr/local/bin", "/usr/bin", "/bin"].join(delimiter);
}
