import { throwIfAborted, type TextEdit } from "@maze/core";
import type { BugIntent, BugRule } from "./bug-definition.ts";
import type { BugPattern, BugProposal, PatternSource, SourceLanguage } from "./bug-pattern.ts";
import { eraseTypes, type Stretch } from "./source/erase-types.ts";
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
      const readings = readingsOf(source);
      return distinct(
        intent.rules.flatMap((rule) => readings.flatMap((reading) => proposalsOf(rule, intent.apply, reading, source))),
      );
    },
  };
}

/** The text as it is written, or without its types. */
interface Reading {
  readonly root: SourceNode;
  readonly erased: readonly Stretch[];
}

/** A rule sees the code as it is written first, then without its types, which a learner may or may not have written. */
function readingsOf({ text, language, path }: PatternSource): Reading[] {
  const root = parseSource(text, language, path);
  if (language !== "typescript") return [{ root, erased: [] }];
  const plain = eraseTypes(text, root);
  if (plain.erased.length === 0) return [{ root, erased: [] }];
  return [
    { root, erased: [] },
    { root: parseSource(plain.text, language, path), erased: plain.erased },
  ];
}

function proposalsOf(
  rule: BugRule,
  apply: BugIntent["apply"],
  { root, erased }: Reading,
  { text, symbol }: PatternSource,
): BugProposal[] {
  const scope = scopeOf(root, symbol);
  const matches = root
    .findAll(toMatcher(rule))
    .flatMap((node) => {
      const rank = scope.rank(node);
      return rank === undefined ? [] : [{ node, rank }];
    })
    .sort((a, b) => a.rank - b.rank || startOf(a.node) - startOf(b.node))
    .map(({ node }) => node);
  const proposals = matches.map((node) => ({
    node,
    edits: replaceNode(text, node, fillFix(rule.fix, node, text), erased),
  }));
  if (apply === "first") return proposals.filter(({ edits }) => edits.length > 0).map(({ edits }) => ({ edits }));
  const edits = outermost(proposals).flatMap((proposal) => proposal.edits);
  return edits.length === 0 ? [] : [{ edits }];
}

/** The form in which ast-grep takes a rule. */
export function toMatcher({ rule, constraints, utils }: BugRule): Parameters<SourceNode["findAll"]>[0] {
  return { rule, ...(constraints && { constraints }), ...(utils && { utils }) };
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
