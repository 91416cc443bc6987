import { z } from "zod";
import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";
import { SYMBOL_KINDS } from "./symbol-kinds.ts";
import type { SymbolRecord } from "./symbol-record.ts";

/** A question about declared names. All given fields must hold. */
export const symbolQuerySchema = z.strictObject({
  /** Exact name. */
  name: z.string().optional(),
  /** Names that contain this text, case-insensitively. */
  contains: z.string().optional(),
  file: z.string().optional(),
  /** One of these kinds; an empty list fits nothing. */
  kinds: z.array(z.enum(SYMBOL_KINDS)).readonly().optional(),
  exported: z.boolean().optional(),
  /** The first so many. */
  limit: z.int().nonnegative().optional(),
});
/** A question about declared names. */
export type SymbolQuery = z.infer<typeof symbolQuerySchema>;

/** Finds declared names of a project, in index order. */
export interface SymbolSource extends Implementation {
  find(query: SymbolQuery, context?: OperationContext): Promise<SymbolRecord[]>;
}
