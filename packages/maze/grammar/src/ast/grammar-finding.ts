/** Kinds of names in a grammar. */
export type NameKind = "rule" | "terminal" | "trivia";

interface Place {
  /** Name of the embedded grammar, or its place among them; absent for the outermost. */
  readonly grammar?: string | undefined;
}

/** What a check of a grammar found, as data. `describeGrammarFinding` puts it in words. */
export type GrammarFinding = Place &
  (
    | { readonly code: "undefined"; readonly kind: NameKind; readonly name: string; readonly usedIn: string }
    | {
        readonly code: "argument";
        readonly name: string;
        readonly usedIn: string;
        readonly problem: "missing" | "unused";
      }
    | { readonly code: "unreachable"; readonly kind: NameKind; readonly name: string }
    | { readonly code: "unproductive"; readonly kind: NameKind; readonly name: string }
    | { readonly code: "empty-word"; readonly kind: "terminal" | "trivia" | "not-before"; readonly name: string }
    | { readonly code: "unbounded"; readonly rule: string }
    | { readonly code: "ambiguous"; readonly rule: string; readonly example: string; readonly part: string }
  );

/** Whether a finding means that the grammar does not work, or that it likely does not say what is meant. */
export function severityOf(finding: GrammarFinding): "error" | "warning" {
  if (finding.code === "undefined") return "error";
  if (finding.code === "argument") return finding.problem === "missing" ? "error" : "warning";
  return finding.code === "empty-word" && finding.kind === "not-before" ? "error" : "warning";
}

const KIND = { rule: "rule", terminal: "terminal", trivia: "kind of trivia" } as const;

function sentence(finding: GrammarFinding): string {
  switch (finding.code) {
    case "undefined":
      return `The ${KIND[finding.kind]} "${finding.name}", used in ${finding.usedIn}, is not defined.`;
    case "argument":
      return finding.problem === "missing"
        ? `The rule "${finding.name}" has a parameter, but ${finding.usedIn} passes no argument.`
        : `The rule "${finding.name}" has no parameter, but ${finding.usedIn} passes an argument.`;
    case "unreachable":
      return `Nothing that the start leads to uses the ${KIND[finding.kind]} "${finding.name}".`;
    case "unproductive":
      return `The ${KIND[finding.kind]} "${finding.name}" derives no text at all.`;
    case "empty-word":
      return finding.kind === "not-before"
        ? `What must not follow the terminal "${finding.name}" includes the empty word, so the terminal can never end.`
        : `The ${KIND[finding.kind]} "${finding.name}" matches the empty word, which is never a lexeme.`;
    case "unbounded":
      return `The rule "${finding.rule}" repeats without bound what may be empty.`;
    case "ambiguous":
      return `The rule "${finding.rule}" derives ${JSON.stringify(finding.part)} in two ways, e.g. in ${JSON.stringify(finding.example)}.`;
  }
}

/** The finding in words. */
export const describeGrammarFinding = (finding: GrammarFinding): string =>
  finding.grammar === undefined ? sentence(finding) : `${finding.grammar}: ${sentence(finding)}`;
