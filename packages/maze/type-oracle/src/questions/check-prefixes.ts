import { throwIfAborted, type OracleText, type PrefixCheck } from "@maze/core";
import { closers, judgeFindings } from "../prefix/judge-findings.ts";
import { scanStatements, type Boundary, type Scan } from "../prefix/scan-statements.ts";
import { diagnose } from "./diagnostics.ts";
import type { Room } from "./value-reader.ts";

/** The last text of each file that was checked, and what was read of it. */
export type KnownScans = Map<string, { readonly text: string; readonly scan: Scan }>;

/** Boundaries that are tried before a text is not judged at all: one may stand where no statement ends after all. */
const MOST_TRIES = 3;

/**
 * What can be said of unfinished texts. A text is read on from where the one before it ended, cut after its last complete
 * statement, closed, and asked about in its place; a text that does not parse even so is cut one statement earlier.
 */
export async function checkPrefixes(
  { world }: Room,
  known: KnownScans,
  prefixes: readonly OracleText[],
  signal: AbortSignal | undefined,
): Promise<PrefixCheck[]> {
  const checks: PrefixCheck[] = [];
  for (const { file, text } of prefixes) {
    throwIfAborted(signal);
    const before = known.get(file);
    const scan = scanStatements(text, before !== undefined && text.startsWith(before.text) ? before.scan : undefined);
    known.set(file, { text, scan });
    const whole = { text, boundaries: scan.boundaries };
    const last = scan.boundaries.slice(-MOST_TRIES).toReversed();
    checks.push(
      await check(last, whole, async (boundary) =>
        diagnose(world, { file, text: text.slice(0, boundary.offset) + closers(boundary) }),
      ),
    );
  }
  return checks;
}

async function check(
  boundaries: readonly Boundary[],
  whole: { readonly text: string; readonly boundaries: readonly Boundary[] },
  diagnoseAt: (boundary: Boundary) => ReturnType<typeof diagnose>,
): Promise<PrefixCheck> {
  for (const boundary of boundaries) {
    const { findings, isParsed } = await diagnoseAt(boundary);
    if (isParsed) return judgeFindings(findings, boundary, whole);
  }
  return { judged: 0, errors: [], obligations: [] };
}
