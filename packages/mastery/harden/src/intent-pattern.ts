import { throwIfAborted, type TextEdit } from "@maze/core";
import type { BugIntent, BugRule } from "./bug-definition.ts";
import type { BugPattern, BugProposal, PatternSource, SourceLanguage } from "./bug-pattern.ts";
import { endOf, parseSource, startOf, type SourceNode } from "./source/parse-source.ts";
import { replaceNode } from "./source/replace-node.ts";
import { scopeOf } from "./source/scope.ts";
import { fillFix } from "./source/fill-fix.ts";

/** An intent of a bug definition as a pattern: its rules in order, and the matches of each in the order of the text. */
export function createIntentPattern(intent: BugIntent, language: SourceLanguage): BugPattern {
  return {
    specVersion: "v1",
    id: intent.id,
    languages: [language],
    teaches: intent.teaches ?? intent.id,
    async propose(source, context = {}) {
      throwIfAborted(context.signal);
      if (source.language !== language) return Promise.resolve([]);
      return distinct(intent.rules.flatMap((rule) => proposalsOf(rule, intent.apply, source)));
    },
  };
}

function proposalsOf(rule: BugRule, apply: BugIntent["apply"], source: PatternSource): BugProposal[] {
  const root = parseSource(source.text, source.language, source.path);
  const scope = scopeOf(root, source.symbol);
  const matches = root
    .findAll(toMatcher(rule))
    .flatMap((node) => {
      const rank = scope.rank(node);
      return rank === undefined ? [] : [{ node, rank }];
    })
    .sort((a, b) => a.rank - b.rank || startOf(a.node) - startOf(b.node))
    .map(({ node }) => node);
  const proposals = matches.map((node) => ({ node, edits: fixEdits(rule, node, source.text) }));
  if (apply === "first") return proposals.filter(({ edits }) => edits.length > 0).map(({ edits }) => ({ edits }));
  const edits = outermost(proposals).flatMap((proposal) => proposal.edits);
  return edits.length === 0 ? [] : [{ edits }];
}

/** The form in which ast-grep takes a rule. */
export function toMatcher({ rule, constraints, utils }: BugRule): Parameters<SourceNode["findAll"]>[0] {
  return { rule, ...(constraints && { constraints }), ...(utils && { utils }) };
}

function fixEdits(rule: BugRule, node: SourceNode, text: string): TextEdit[] {
  return replaceNode(text, node, fillFix(rule.fix, node, text));
}

interface Match {
  readonly node: SourceNode;
  readonly edits: readonly TextEdit[];
}

/** A match within another is left out, so that edits do not overlap. */
function outermost(matches: readonly Match[]): Match[] {
  return matches.filter(
    ({ node }) =>
      !matches.some(
        (other) =>
          other.node.id() !== node.id() && startOf(other.node) <= startOf(node) && endOf(node) <= endOf(other.node),
      ),
  );
}

function distinct(proposals: readonly BugProposal[]): BugProposal[] {
  const seen = new Set<string>();
  return proposals.filter((proposal) => {
    const key = JSON.stringify(proposal.edits);
    return !seen.has(key) && seen.add(key);
  });
}
