import { isAssertion, type ParseReport, type TestResult } from "./test-report.ts";

const HEADING = /^=+ short test summary info =+$/;
const LINE = /^(PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS) (.*)$/;

/**
 * The short summary that `pytest -rA` prints last. What the tests themselves print comes before it, so only the last
 * heading counts.
 */
export const parsePytest: ParseReport = (text) => {
  const lines = text.split(/\r?\n/);
  const heading = lines.findLastIndex((line) => HEADING.test(line));
  if (heading === -1) return /^(=+ )?no tests ran/m.test(text) ? [] : undefined;
  return lines.slice(heading + 1).flatMap((line): readonly TestResult[] => {
    const match = LINE.exec(line);
    if (match === null) return [];
    const [, word = "", rest = ""] = match;
    if (word === "SKIPPED") return [{ name: rest.replace(/^\[\d+\] /, ""), status: "skipped" }];
    const [place = "", ...said] = rest.split(" - ");
    const name = place.includes("::") ? place.split("::").slice(1).join(" > ") : place;
    if (word === "PASSED" || word === "XPASS") return [{ name, status: "passed" }];
    if (word === "XFAIL") return [{ name, status: "skipped" }];
    const message = said.join(" - ");
    return [{ name, status: word === "FAILED" && isAssertion(message) ? "failed" : "crashed", message }];
  });
};
