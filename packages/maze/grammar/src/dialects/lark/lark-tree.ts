import type { Argument, Condition } from "../../ast/grammar.ts";

/** What stands on the right side of a Lark definition. */
export type LarkNode =
  | { readonly kind: "text"; readonly value: string; readonly ignoreCase: boolean; readonly at: number }
  | { readonly kind: "range"; readonly low: string; readonly high: string; readonly at: number }
  | { readonly kind: "regex"; readonly source: string; readonly flags: string; readonly at: number }
  | { readonly kind: "name"; readonly name: string; readonly at: number; readonly argument?: LarkArgument | undefined }
  | { readonly kind: "template"; readonly name: string; readonly arguments: readonly LarkNode[]; readonly at: number }
  | { readonly kind: "sequence"; readonly items: readonly LarkNode[] }
  | { readonly kind: "choice"; readonly options: readonly LarkNode[] }
  | { readonly kind: "repeat"; readonly item: LarkNode; readonly min: number; readonly max: number | null }
  | { readonly kind: "alias"; readonly alias: string; readonly item: LarkNode }
  | { readonly kind: "when"; readonly condition: Condition; readonly item: LarkNode }
  | { readonly kind: "and"; readonly items: readonly LarkNode[]; readonly at: number }
  | { readonly kind: "not"; readonly item: LarkNode; readonly at: number }
  | { readonly kind: "json"; readonly value: unknown; readonly at: number }
  | { readonly kind: "regex-json"; readonly value: unknown; readonly at: number }
  | { readonly kind: "nested"; readonly file: LarkFile; readonly at: number };

/** An argument of a parametric rule: one of ours, several of ours one after the other, or a saturating step. */
export type LarkArgument =
  | { readonly kind: "steps"; readonly steps: readonly Argument[] }
  | { readonly kind: "saturating"; readonly limit: Condition; readonly step: Argument };

/** Attributes in brackets after the name of a rule (llguidance). */
export interface LarkAttributes {
  readonly capture?: string | undefined;
  readonly lazy?: boolean | undefined;
  readonly suffix?: LarkNode | undefined;
}

/** A rule (lower case) or a terminal (upper case). */
export interface LarkDefinition {
  readonly name: string;
  readonly at: number;
  readonly parameters: readonly string[];
  readonly priority: number;
  readonly attributes: LarkAttributes;
  readonly parametric: boolean;
  readonly body: LarkNode;
  /** `override` replaces an imported definition, `extend` adds an alternative to it. */
  readonly change?: "override" | "extend" | undefined;
}

/** `%import module.name -> alias`. */
export interface LarkImport {
  readonly module: string;
  readonly name: string;
  readonly alias: string;
  readonly at: number;
}

/** One Lark text, read. */
export interface LarkFile {
  readonly definitions: readonly LarkDefinition[];
  readonly imports: readonly LarkImport[];
  readonly ignored: readonly LarkNode[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** True for the name of a terminal: its first letter is upper case. */
export const isTerminalName = (name: string): boolean => /^_?\p{Lu}/u.test(name.slice(name.lastIndexOf(".") + 1));
