import { applyTextEdits, type OperationContext, type TextEdit, type TypeOracle } from "@maze/core";
import type { Node } from "oxc-parser";
import type { CodeFixes } from "../code-fixes/create-code-fixes.ts";
import type { RepairRule, RuleEdit } from "../rules/rule.ts";
import { parseProgram } from "../syntax/program.ts";
import { createSite } from "./site.ts";
import type { RepairStep, SearchState } from "./state.ts";

/** A text that one step makes of another one. */
export interface Proposal {
  readonly text: string;
  readonly step: RepairStep;
  /** How many findings it means to answer. */
  readonly answers: number;
}

export interface ProposeOptions {
  readonly oracle: TypeOracle;
  readonly file: string;
  readonly rules: readonly RepairRule[];
  readonly codeFixes?: CodeFixes | undefined;
  /** Findings whose edits are tried one by one; the ones after them only join where one edit is made everywhere. */
  readonly findings: number;
  readonly context: OperationContext;
}

/** Edits up to this cost are tried at every finding. */
const SURE = 2;

/** Findings that may join an edit that is made everywhere. */
const JOINING = 12;

/** Findings whose edits are mostly sure, wherever they stand. */
const SURE_CODES = new Set(["TS2588", "TS2552", "TS2551", "TS2304", "TS2454", "TS7006", "TS2339", "TS1313"]);

/** Every text that one rule makes of a state, at one finding or at all of a kind. */
export async function proposalsFor(state: SearchState, options: ProposeOptions): Promise<Proposal[]> {
  const { oracle, file, rules, codeFixes, findings, context } = options;
  const program = parseProgram(file, state.text);
  const known = new Map<Node, string | undefined>();
  const proposals = new Map<string, Proposal>();
  const groups = new Map<string, { edit: RuleEdit; rule: RepairRule; places: RuleEdit[]; answers: string }>();
  const add = (edits: readonly TextEdit[], step: RepairStep, answers: number): void => {
    const text = applied(state.text, edits);
    if (text === undefined || text === state.text) return;
    const before = proposals.get(text);
    if (before === undefined || before.step.cost > step.cost) proposals.set(text, { text, step, answers });
  };
  const firstCode = state.errors[0]?.code;
  for (const [index, error] of state.errors.slice(0, JOINING).entries()) {
    const mayJoin = index < findings || error.code === firstCode || SURE_CODES.has(error.code);
    if (!mayJoin) continue;
    if (codeFixes !== undefined && index < findings) {
      const { code, span } = error;
      const place = { code: Number(code.slice("TS".length)), start: span?.start ?? 0, end: span?.end ?? 0 };
      for (const fix of await codeFixes.fixesFor(file, state.text, place)) {
        const answers = `${code} at ${String(span?.from.line ?? 0)}`;
        add(fix.edits, { rule: "compiler-code-fix", explanation: fix.explanation, answers, cost: fix.cost }, 1);
      }
    }
    const site = createSite(oracle, program, error, known, context);
    for (const rule of rules) {
      if (rule.codes.length > 0 && !rule.codes.includes(site.code)) continue;
      for (const edit of await rule.propose(site)) {
        const answers = `${error.code} at ${String(error.span?.from.line ?? 0)}`;
        if (index < findings || edit.cost <= SURE) {
          add(edit.edits, { rule: rule.id, explanation: edit.explanation, answers, cost: edit.cost }, 1);
        }
        const key = `${rule.id} ${error.code} ${edit.variant ?? edit.explanation}`;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, { edit, rule, places: [edit], answers: error.code });
        else if (!group.places.some((other) => overlap(other.edits, edit.edits))) group.places.push(edit);
      }
    }
  }
  for (const { edit, rule, places, answers } of groups.values()) {
    if (places.length < 2) continue;
    const cost = edit.cost + 0.5 * (places.length - 1);
    const explanation = `${edit.explanation}, at ${String(places.length)} places`;
    add(
      places.flatMap(({ edits }) => edits),
      { rule: rule.id, explanation, answers: `every ${answers}`, cost },
      places.length,
    );
  }
  return [...proposals.values()];
}

/** `undefined` where edits overlap: two parts of one rule wanted the same place. */
function applied(text: string, edits: readonly TextEdit[]): string | undefined {
  return edits.some((edit, index) => edits.some((other, at) => at < index && overlap([edit], [other])))
    ? undefined
    : applyTextEdits(text, edits);
}

const overlap = (some: readonly TextEdit[], others: readonly TextEdit[]): boolean =>
  some.some((a) =>
    others.some((b) => (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end)),
  );
