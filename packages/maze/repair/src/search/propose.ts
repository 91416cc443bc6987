import { applyTextEdits, type OperationContext, type TextEdit, type TypeOracle } from "@maze/core";
import type { Node } from "oxc-parser";
import type { CodeFixes } from "../code-fixes/create-code-fixes.ts";
import type { RepairRule, RuleEdit, Site } from "../rules/rule.ts";
import { offendingValue, valueParts } from "../rules/site-values.ts";
import { ancestorsOf, isValue } from "../syntax/ancestors.ts";
import { parseProgram, type Program } from "../syntax/program.ts";
import { probeTypes } from "../types/type-probe.ts";
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
const JOINING = 40;

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
  await learnTypes(state, program, known, options);
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
        const key = `${rule.id} ${error.code} ${edit.variant ?? withoutNames(edit.explanation, site)}`;
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

/** What was done, without the names and the text that it was done to. */
function withoutNames(explanation: string, { program, diagnostic, start, end }: Site): string {
  const quoted = [...diagnostic.message.matchAll(/'([\w$]+)'/g)].map(([, name = ""]) => name);
  const names = [program.text.slice(start, end), ...quoted].filter((name) => name !== "");
  return names.reduce((text, name) => text.replaceAll(name, "_"), explanation);
}

/** Asks for the types that rules mostly want, of all findings in one question. */
async function learnTypes(
  state: SearchState,
  program: Program,
  known: Map<Node, string | undefined>,
  { oracle, context }: ProposeOptions,
): Promise<void> {
  if (state.errors.length < 2) return;
  const nodes = state.errors.slice(0, JOINING).flatMap((error) => {
    const site = createSite(oracle, program, error, known, context);
    return wantedNodes(site).filter((node) => isValue(program, node));
  });
  const wanted = [...new Set(nodes)];
  const types = await probeTypes(oracle, program, wanted, context);
  // Where none is told, the question itself did not parse.
  if (types.every((type) => type === undefined)) return;
  wanted.forEach((node, index) => known.set(node, types[index]));
}

function wantedNodes(site: Site): Node[] {
  const { program, node } = site;
  const value = offendingValue(site);
  const around = [node, ...ancestorsOf(program, node).slice(0, 2)];
  return [
    node,
    ...(value === undefined ? [] : valueParts(value)),
    ...around.flatMap((at): Node[] => {
      if (at.type === "BinaryExpression") return [at.left, at.right];
      if (at.type === "AssignmentExpression") return [at.right];
      if (at.type === "MemberExpression") return at.computed ? [at.object, at.property] : [at.object];
      return [];
    }),
  ];
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
