import { type SecurityCorpus } from "./corpus.ts";
import { type SecuritySnippet } from "./snippet.ts";

/** What a scanner said about a snippet. */
export interface SecurityFinding {
  /** The id of the snippet. */
  readonly snippet: string;
  /** `CWE-78`. */
  readonly cwe: string;
  /** The 1-based line. */
  readonly line: number;
}

/** How a scanner did on one class, or on all of them. */
export interface SecurityScore {
  /** The percentage of the vulnerable snippets that were found. */
  readonly recallPercent: number;
  /** The percentage of the safe twins with a finding of any class. */
  readonly falseAlarmPercent: number;
  /** Ids of vulnerable snippets without a finding of their class on an expected line. */
  readonly missed: readonly string[];
  /** Ids of safe twins with a finding. */
  readonly alarmed: readonly string[];
}

export interface SecurityScores {
  readonly classes: Readonly<Record<string, SecurityScore>>;
  readonly all: SecurityScore;
}

/**
 * Judges the findings of a scanner. A vulnerable snippet is found when a finding stands on one of its expected lines and
 * names a CWE of the mark there or of its class; further findings on it count for nothing. A safe twin is alarmed by any
 * finding.
 *
 * @throws RangeError for a finding on a snippet or a line that does not exist, which no percentage would show.
 */
export function scoreSecurity(corpus: SecurityCorpus, findings: readonly SecurityFinding[]): SecurityScores {
  const bySnippet = new Map<string, SecurityFinding[]>(corpus.snippets.map(({ id }) => [id, []]));
  const lines = new Map(corpus.snippets.map(({ id, text }) => [id, text.split("\n").length]));
  for (const finding of findings) {
    const known = bySnippet.get(finding.snippet);
    if (!known) throw new RangeError(`"${finding.snippet}" is no snippet of the corpus`);
    if (!(finding.line >= 1 && finding.line <= (lines.get(finding.snippet) ?? 0))) {
      throw new RangeError(`"${finding.snippet}" has no line ${finding.line}`);
    }
    known.push(finding);
  }
  const missed = corpus.snippets.filter(
    (snippet) =>
      snippet.kind === "vulnerable" &&
      !isFound(snippet, bySnippet.get(snippet.id) ?? [], corpus.classes[snippet.class] ?? []),
  );
  const alarmed = corpus.snippets.filter(({ id, kind }) => kind === "safe" && (bySnippet.get(id)?.length ?? 0) > 0);
  const score = (isCounted: (snippet: SecuritySnippet) => boolean): SecurityScore => {
    const ofKind = (kind: SecuritySnippet["kind"]): number =>
      corpus.snippets.filter((snippet) => snippet.kind === kind && isCounted(snippet)).length;
    const ids = (snippets: readonly SecuritySnippet[]): readonly string[] =>
      snippets.filter(isCounted).map(({ id }) => id);
    const vulnerable = ofKind("vulnerable");
    return {
      recallPercent: percent(vulnerable - ids(missed).length, vulnerable),
      falseAlarmPercent: percent(ids(alarmed).length, ofKind("safe")),
      missed: ids(missed),
      alarmed: ids(alarmed),
    };
  };
  const classes = Object.keys(corpus.classes).map(
    (name) => [name, score((snippet) => snippet.class === name)] as const,
  );
  return { classes: Object.fromEntries(classes), all: score(() => true) };
}

function isFound(
  { expected }: SecuritySnippet,
  findings: readonly SecurityFinding[],
  classCwes: readonly string[],
): boolean {
  return findings.some(({ line, cwe }) =>
    expected.some((place) => place.line === line && (place.cwes.includes(cwe) || classCwes.includes(cwe))),
  );
}

/** NaN when there is nothing to count: neither a pass nor a failure. */
function percent(part: number, whole: number): number {
  return (100 * part) / whole;
}
