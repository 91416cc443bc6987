import type { Call } from "./engine/analysis.ts";
import type { Source, Value } from "./engine/value.ts";
import type { Node } from "oxc-parser";

/** A rule of the stage: what it looks for, why, and how code is written that it does not find. */
export interface SecurityRule {
  /** Such as `shell-injection`; the code of its findings is `security/` and this. */
  readonly id: string;
  /** Numbers of the Common Weakness Enumeration, the closest first. */
  readonly cwe: readonly [number, ...number[]];
  readonly title: string;
  /** What can happen, in one or two sentences. */
  readonly about: string;
  readonly remedy: string;
  /** A program that it finds, and its twin that it does not find; both are run by the tests. */
  readonly bad: string;
  readonly good: string;
  readonly call?: (call: Call, report: Report) => void;
  readonly bind?: (name: string, value: Value, node: Node, valueNode: Node, report: Report) => void;
  readonly write?: (
    target: Value,
    name: string | undefined,
    value: Value,
    node: Node,
    key: Value | undefined,
    report: Report,
  ) => void;
  readonly compare?: (name: string, value: Value, node: Node, report: Report) => void;
  readonly regex?: (pattern: string, flags: string, node: Node, report: Report) => void;
  readonly element?: (attribute: string, value: Value, node: Node, report: Report) => void;
}

export interface Report {
  /** What the program's text is, for rules that look at names in it. */
  readonly text: string;
  readonly file: string;
  /** Input that reaches a use for which it was not made safe; nothing where none does. */
  flow(value: Value, use: number, node: Node, sink: string): void;
  /** A weakness that needs no input. */
  weakness(node: Node, message: string): void;
}

export interface SecurityFinding {
  readonly rule: SecurityRule;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly source: Source | undefined;
}
