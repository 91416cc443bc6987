import { parse } from "yaml";
import type { ParseReport, TestResult } from "./test-report.ts";

const RESULT = /^( *)(not ok|ok) \d+(?: - (.*?))?(?: # (SKIP|TODO)\b.*)?$/;

interface Point {
  readonly ok: boolean;
  readonly name: string;
  readonly skipped: boolean;
  readonly details: Readonly<Record<string, unknown>>;
  readonly children: readonly Point[];
}

/** TAP 13 and 14 with the details that `node --test` adds (https://testanything.org). Children come before their parent. */
export const parseTap: ParseReport = (text) => {
  const lines = text.split(/\r?\n/);
  if (!lines.some((line) => line.startsWith("TAP version "))) return undefined;
  const open: Point[][] = [];
  for (let at = 0; at < lines.length; at++) {
    const match = RESULT.exec(lines[at] ?? "");
    if (match === null) continue;
    const [, indent = "", word, name = "", directive] = match;
    const depth = Math.floor(indent.length / 4);
    const details = detailsAt(lines, at + 1, indent);
    const children = open[depth + 1] ?? [];
    open.length = Math.min(open.length, depth + 1);
    (open[depth] ??= []).push({
      ok: word === "ok",
      name: unescape(name),
      skipped: directive !== undefined,
      details,
      children,
    });
  }
  return (open[0] ?? []).flatMap((point) => results(point, []));
};

function results(point: Point, groups: readonly string[]): readonly TestResult[] {
  const path = [...groups, point.name];
  const inner = point.children.flatMap((child) => results(child, path));
  const { failureType, type } = point.details;
  // A group fails with its tests, which are listed; only what fails besides them is its own.
  const isGroup = type === "suite" || point.children.length > 0;
  if (isGroup && (point.ok || failureType === "subtestsFailed")) return inner;
  return [...inner, resultOf(point, path.join(" > "))];
}

function resultOf({ ok, skipped, details }: Point, name: string): TestResult {
  const { duration_ms: duration, error, code, name: kind } = details;
  const time = typeof duration === "number" ? { durationMs: duration } : {};
  if (skipped) return { name, status: "skipped", ...time };
  if (ok) return { name, status: "passed", ...time };
  const isAssertion = code === "ERR_ASSERTION" || kind === "AssertionError";
  const text = typeof error === "string" ? error.trim() : "";
  const message = isAssertion || typeof kind !== "string" ? text : `${kind}: ${text}`;
  return { name, status: isAssertion ? "failed" : "crashed", message, ...time };
}

/** The YAML block after a result; what cannot be read is no detail. */
function detailsAt(lines: readonly string[], from: number, indent: string): Readonly<Record<string, unknown>> {
  if (lines[from] !== `${indent}  ---`) return {};
  const end = lines.indexOf(`${indent}  ...`, from);
  if (end === -1) return {};
  const block = lines.slice(from + 1, end).map((line) => line.slice(indent.length + 2));
  // The stack and the values compared are long, may be in no YAML, and are not used.
  const stop = block.findIndex((line) => /^(stack|expected|actual):/.test(line));
  const wanted = [...(stop === -1 ? block : block.slice(0, stop))];
  try {
    const parsed: unknown = parse(wanted.join("\n"), { logLevel: "silent" });
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function unescape(name: string): string {
  return name.replace(/\\([#\\])/g, "$1").trim();
}
