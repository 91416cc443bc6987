import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";
import type { SymbolRecord } from "./symbol-record.ts";

/** A question about declared names. All given fields must hold. */
export interface SymbolQuery {
  /** Exact name. */
  name?: string | undefined;
  /** Names that contain this text, case-insensitively. */
  contains?: string | undefined;
  file?: string | undefined;
  kinds?: readonly SymbolRecord["kind"][] | undefined;
  exported?: boolean | undefined;
  limit?: number | undefined;
}

/** Finds declared names of a project, in index order. */
export interface SymbolSource extends Implementation {
  find(query: SymbolQuery, context?: OperationContext): Promise<SymbolRecord[]>;
}
