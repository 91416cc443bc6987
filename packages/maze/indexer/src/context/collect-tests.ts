import { isTestPath } from "../typescript/tests/test-api.ts";
import type { Candidate } from "./context-answer.ts";
import type { ContextSource } from "./collect-place.ts";

const MOST = 6;
const MOST_LINES = 30;

/** Tests that call a function, the shortest first: they show best what it is to do. */
export function collectTests({ store, texts, adapterOf }: ContextSource, name: string): Candidate[] {
  const last = name.split(".").at(-1) ?? name;
  const bytes = Buffer.from(last);
  const found: Candidate[] = [];
  for (const { path } of store.files()) {
    const adapter = adapterOf(path);
    const isTest = adapter?.isTestFile?.(path) ?? isTestPath(path);
    if (adapter === undefined || !isTest || texts.bytes(path)?.includes(bytes) !== true) continue;
    const source = texts.read(path);
    if (source === undefined) continue;
    for (const test of adapter.read(source).tests) {
      if (!test.calls.some((call) => call === name || call.split(".").at(-1) === last)) continue;
      const text = source.text.slice(test.span.start, test.span.end);
      if (text.split("\n").length > MOST_LINES) continue;
      const reason = `a test that calls ${last}`;
      found.push({
        kind: "test",
        id: `${path}#${test.name}`,
        file: path,
        line: test.span.from.line,
        text,
        reason,
        score: 0.85,
      });
    }
  }
  return found
    .sort((a, b) => a.text.length - b.text.length)
    .slice(0, MOST)
    .map((item, at) => ({ ...item, score: item.score - 0.01 * at }));
}
