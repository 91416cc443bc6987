import { type Span, createTextIndex } from "@maze/core";
import type { Comment, Node, ParseResult } from "oxc-parser";
import { CAPABILITIES } from "./capabilities.ts";
import { findUses } from "./uses.ts";

/** A construct that a policy can forbid in new text. */
export interface Construct {
  readonly id: string;
  /** What the reader should do instead. */
  readonly instead: string;
  readonly isNode?: (node: Node, text: string) => boolean;
  readonly isComment?: (comment: Comment) => boolean;
}

export const CONSTRUCTS: readonly Construct[] = [
  {
    id: "any",
    instead: "Name the type, or use unknown and narrow it.",
    isNode: (node) => node.type === "TSAnyKeyword",
  },
  {
    id: "as",
    instead: "Narrow the value, or change the type that it comes with.",
    isNode: (node, text) =>
      (node.type === "TSAsExpression" || node.type === "TSTypeAssertion") &&
      text.slice(node.typeAnnotation.start, node.typeAnnotation.end) !== "const",
  },
  { id: "non-null", instead: "Handle the absent case.", isNode: (node) => node.type === "TSNonNullExpression" },
  {
    id: "ts-ignore",
    instead: "Correct what the compiler finds.",
    isComment: ({ value }) => /^[\s/*]*@ts-(?:ignore|expect-error|nocheck)\b/m.test(value),
  },
  {
    id: "eslint-disable",
    instead: "Correct what the linter finds.",
    isComment: ({ value }) => /^\s*eslint-disable/.test(value),
  },
  ...CAPABILITIES.map((id) => ({
    id,
    instead: "Take what it does as a parameter, or name it in validation.allow.",
  })),
];

export interface FoundConstruct {
  readonly construct: Construct;
  readonly text: string;
  readonly span: Span;
}

/** The constructs of a text, in its order; none where it does not parse at all. */
export function findConstructs(
  { program, comments }: ParseResult,
  text: string,
  constructs: readonly Construct[],
  allowed: ReadonlySet<string> = new Set(),
): FoundConstruct[] {
  const index = createTextIndex(text);
  const found: FoundConstruct[] = [];
  const add = (construct: Construct, start: number, end: number): void => {
    found.push({ construct, text: text.slice(start, end), span: index.spanOf(start, end) });
  };
  visit(program, (node) => {
    for (const construct of constructs)
      if (construct.isNode?.(node, text) === true) add(construct, node.start, node.end);
  });
  for (const comment of comments) {
    for (const construct of constructs)
      if (construct.isComment?.(comment) === true) add(construct, comment.start, comment.end);
  }
  if (constructs.some(({ id }) => CAPABILITIES.some((capability) => capability === id))) {
    for (const { capability, name, start, end } of findUses(program)) {
      const construct = constructs.find(({ id }) => id === capability);
      if (construct !== undefined && !allowed.has(name)) add(construct, start, end);
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const member of value) visit(member, see);
  } else if (typeof value === "object" && value !== null) {
    if ("type" in value && typeof value.type === "string" && "start" in value) see(value as Node);
    for (const member of Object.values(value)) if (typeof member === "object") visit(member, see);
  }
}
