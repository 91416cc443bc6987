import type { Node, ParseResult } from "oxc-parser";
import { type Analysis, childScope, createAnalysis, type Observer } from "./engine/analysis.ts";
import { execute, hoist } from "./engine/execute.ts";
import { runEntry } from "./engine/functions.ts";
import { deepTaints, type Taint, type Value } from "./engine/value.ts";
import type { Report, SecurityFinding, SecurityRule } from "./findings.ts";

export interface FollowedProgram {
  /** In the order of the text. */
  readonly findings: readonly SecurityFinding[];
  /** Why a part was not followed; `undefined` where all was. */
  readonly incomplete: string | undefined;
}

/** Steps for each character of a program, so that the time grows with its length, whatever it calls. */
const STEPS_PER_CHARACTER = 3;
const LEAST_STEPS = 100_000;

/**
 * Follows a program from where input enters to where it is used: variables, fields, calls within the file, checks and
 * sanitisers, each on its path.
 */
export function followProgram(
  { program }: Pick<ParseResult, "program">,
  text: string,
  file: string,
  rules: readonly SecurityRule[],
): FollowedProgram {
  const found = new Map<string, SecurityFinding>();
  const observer = observe(rules, text, file, found);
  const a = createAnalysis(text, observer, LEAST_STEPS + text.length * STEPS_PER_CHARACTER);
  const scope = childScope(undefined);
  hoist(a, program.body, scope, true);
  execute(a, program.body, scope);
  runFunctions(a);
  const findings = [...found.values()].sort((x, y) => x.start - y.start || (x.rule.id < y.rule.id ? -1 : 1));
  return { findings, incomplete: a.incomplete };
}

/** Exported functions get input from their callers; others are followed as far as nothing in the file called them. */
function runFunctions(a: Analysis): void {
  const entered = new Set<unknown>();
  for (let round = 0; round < 2; round++) {
    for (let at = 0; at < a.pending.length; at++) {
      const closure = a.pending[at];
      if (closure === undefined || entered.has(closure.node)) continue;
      const exported = a.exported.has(closure.node);
      // What others call waits, since a call may show what it gets.
      if (round === 0 ? !exported : a.seen.has(closure.node)) continue;
      entered.add(closure.node);
      runEntry(a, closure, exported);
    }
  }
}

function observe(
  rules: readonly SecurityRule[],
  text: string,
  file: string,
  found: Map<string, SecurityFinding>,
): Observer {
  const reports = rules.map((rule) => [rule, reportFor(rule, text, file, found)] as const);
  return {
    call(call) {
      for (const [rule, report] of reports) rule.call?.(call, report);
    },
    bind(name, value, node, valueNode) {
      for (const [rule, report] of reports) rule.bind?.(name, value, node, valueNode, report);
    },
    write(target, name, value, node, key) {
      for (const [rule, report] of reports) rule.write?.(target, name, value, node, key, report);
    },
    compare(name, value, node) {
      for (const [rule, report] of reports) rule.compare?.(name, value, node, report);
    },
    regex(pattern, flags, node) {
      for (const [rule, report] of reports) rule.regex?.(pattern, flags, node, report);
    },
    element(attribute, value, node) {
      for (const [rule, report] of reports) rule.element?.(attribute, value, node, report);
    },
  };
}

function reportFor(rule: SecurityRule, text: string, file: string, found: Map<string, SecurityFinding>): Report {
  const add = (node: Node, message: string, taint: Taint | undefined): void => {
    const key = `${rule.id}:${String(node.start)}:${String(node.end)}`;
    if (found.has(key)) return;
    found.set(key, { rule, start: node.start, end: node.end, message, source: taint?.source });
  };
  return {
    text,
    file,
    flow(value: Value, use, node, sink) {
      const [taint] = deepTaints(value, use);
      if (taint !== undefined) add(node, `${taint.source.what} reaches ${sink}`, taint);
    },
    weakness(node, message) {
      add(node, message, undefined);
    },
  };
}
