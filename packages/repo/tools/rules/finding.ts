import { type Workspace } from "./workspace.ts";

/** One place where the repository departs from its rules. */
export interface Finding {
  /** The file from the root of the repository, with `:line` where a line is to blame. */
  readonly at: string;
  readonly message: string;
}

/** A rule looks at the whole workspace and returns what departs from it; nothing when all is well. */
export type Rule = (workspace: Workspace) => readonly Finding[] | Promise<readonly Finding[]>;
