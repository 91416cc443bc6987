import type { Diagnostic, ObligationReason, PrefixCheck, PrefixObligation } from "@maze/core";
import { doubtfulOffsets } from "./doubtful-statements.ts";
import type { Boundary } from "./scan-statements.ts";

/** Findings that what follows can still make right, whatever is open. */
const OBLIGATIONS: Readonly<Record<ObligationReason, ReadonlySet<string>>> = {
  "declared-later": codes(
    2304,
    2318,
    2503,
    2552,
    2580,
    2581,
    2582,
    2583,
    2584,
    2591,
    2592,
    2593,
    2448,
    2449,
    2450,
    18004,
  ),
  "implemented-later": codes(2389, 2390, 2391, 2394, 2395, 7010),
  "type-from-later-code": codes(7005, 7022, 7023, 7024, 7034),
  "returns-later": codes(2355, 2366, 2378, 2847, 7030),
  "used-later": codes(6133, 6138, 6192, 6196, 6198, 6199, 6205, 7027, 7028),
  "unfinished-class": codes(),
};

/** Findings that the rest of a class can make right while it is open: members, constructors, what it implements. */
const WHILE_CLASS_IS_OPEN = codes(2339, 2341, 2377, 2415, 2416, 2420, 2515, 2551, 2564, 2654, 2655, 2656, 2729, 18052);

function codes(...numbers: readonly number[]): ReadonlySet<string> {
  return new Set(numbers.map((number) => `TS${number}`));
}

/** What closes the blocks that are open at a boundary, so that no finding speaks of a missing end. */
export function closers({ open }: Boundary): string {
  return open
    .toReversed()
    .map(({ kind, isAnnotated }) => {
      if (kind !== "function") return "}";
      // What a function without annotation returns is not known before its end; any stands for it until then.
      return isAnnotated ? "throw 0;}" : "return 0 as any;}";
    })
    .reduce((text, closer) => `${text}\n${closer}`, "");
}

/** Sorts findings about the text before a boundary into errors and obligations. */
export function judgeFindings(
  findings: readonly Diagnostic[],
  boundary: Boundary,
  { text, boundaries }: { readonly text: string; readonly boundaries: readonly Boundary[] },
): PrefixCheck {
  const errors: Diagnostic[] = [];
  const obligations: PrefixObligation[] = [];
  const isClassOpen = boundary.open.some(({ kind }) => kind === "class");
  const unknownNames = findings.flatMap(({ code, span }) =>
    span !== undefined && OBLIGATIONS["declared-later"].has(code) ? [span.start] : [],
  );
  const isDoubtful = doubtfulOffsets(
    text,
    boundaries.filter(({ offset }) => offset <= boundary.offset),
    unknownNames,
  );
  for (const finding of findings) {
    if (finding.severity !== "error") continue;
    if (finding.span !== undefined && finding.span.start >= boundary.offset) continue;
    const isDoubtfulHere = finding.span !== undefined && isDoubtful(finding.span.start);
    const reason = reasonOf(finding.code, isClassOpen) ?? (isDoubtfulHere ? "declared-later" : undefined);
    if (reason === undefined) errors.push(finding);
    else obligations.push({ reason, finding });
  }
  return { judged: boundary.offset, errors, obligations };
}

function reasonOf(code: string, isClassOpen: boolean): ObligationReason | undefined {
  if (isClassOpen && WHILE_CLASS_IS_OPEN.has(code)) return "unfinished-class";
  for (const [reason, set] of Object.entries(OBLIGATIONS) as [ObligationReason, ReadonlySet<string>][]) {
    if (set.has(code)) return reason;
  }
  return undefined;
}
