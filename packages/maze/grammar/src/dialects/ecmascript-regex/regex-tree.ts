import type { CharacterRange } from "../../pattern/pattern.ts";

/** A set of code points and, in `v` mode, of longer strings. */
export interface CharacterSet {
  readonly ranges: readonly CharacterRange[];
  /** Strings of other than one code point, each as its code points. */
  readonly strings: readonly (readonly number[])[];
}

/** A regular expression, with flags already applied to its sets and groups resolved. Lazy and greedy are the same language. */
export type RegexNode =
  | { readonly kind: "set"; readonly set: CharacterSet; readonly at: number }
  | { readonly kind: "concat"; readonly items: readonly RegexNode[] }
  | { readonly kind: "alternate"; readonly options: readonly RegexNode[] }
  | {
      readonly kind: "repeat";
      readonly item: RegexNode;
      readonly min: number;
      readonly max: number | null;
      readonly at: number;
    }
  | { readonly kind: "start" | "end"; readonly at: number };

/** What the flags say, which a group such as `(?i:…)` changes for its inside. */
export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly unicode: boolean;
  readonly unicodeSets: boolean;
  readonly sticky: boolean;
}
