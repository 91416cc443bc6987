/** What the server of TypeScript 7.1 says differently from that of 7.0; its typings are no dependency of ours. */
export interface SymbolReference {
  readonly id: number;
  readonly file?: { readonly nodeId: string };
  readonly snapshot?: number;
}

/** A symbol that an answer mentions without all that is needed to ask about it. */
export interface CompactSymbolReference {
  readonly id: number;
  readonly file?: string;
}

export interface ProjectResponse71 {
  readonly id: string;
  readonly configFileName?: string;
  readonly parsedCommandLine: { readonly fileNames: string[]; readonly options: object };
}

export interface SnapshotResponse71 {
  readonly snapshot: number;
  readonly projects: readonly ProjectResponse71[];
  readonly changes?: { readonly removedProjects?: readonly string[] };
}

/** Kinds of nodes from here on are one higher than in 7.0, which has no keyword `source`. */
const SOURCE_KEYWORD = 167;

/** The kind in 7.0 of a kind in 7.1. */
export const kindFrom71 = (kind: number): number => (kind > SOURCE_KEYWORD && kind !== 0xffffffff ? kind - 1 : kind);

/** The kind in 7.1 of a kind in 7.0. */
export const kindTo71 = (kind: number): number => (kind >= SOURCE_KEYWORD ? kind + 1 : kind);
