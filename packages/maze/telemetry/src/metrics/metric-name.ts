import { toUSVString } from "node:util";
import type { MetricLabels } from "@maze/core";
import { telemetryError } from "../errors.ts";

export const MAX_NAME_LENGTH = 100;
export const MAX_LABELS = 8;
/** Label values are cut here, in UTF-16 units; a value is a word from a short list, never a text. */
export const MAX_LABEL_VALUE_LENGTH = 120;
export const NAME_PATTERN = /^[a-z][a-z0-9_]*$/;
/** Labels that the text format gives a meaning of its own. */
const reservedLabels = new Set(["le", "quantile"]);

export function isMetricName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && NAME_PATTERN.test(name);
}

export function isLabelName(name: string): boolean {
  return isMetricName(name) && !reservedLabels.has(name);
}

/** A text that `canonicalLabels` leaves as it is. */
export function isLabelValue(value: string): boolean {
  return canonicalValue(value) === value;
}

/** @throws {MazeError} MAZE_TELEMETRY_INVALID_NAME */
export function checkMetricName(name: string): void {
  if (isMetricName(name)) return;
  throw telemetryError("MAZE_TELEMETRY_INVALID_NAME", `${shown(name)} cannot be the name of a metric`);
}

/**
 * Labels as they are kept: names checked and sorted, values as well-formed Unicode without U+0000 (where some scrapers
 * end the text), cut at `MAX_LABEL_VALUE_LENGTH`.
 *
 * @throws {MazeError} MAZE_TELEMETRY_INVALID_LABEL
 */
export function canonicalLabels(metric: string, labels: MetricLabels): MetricLabels {
  const names = Object.keys(labels).sort();
  if (names.length > MAX_LABELS) {
    throw invalidLabel(metric, `has ${String(names.length)} labels; ${String(MAX_LABELS)} are allowed`);
  }
  return Object.fromEntries(
    names.map((name) => {
      if (!isLabelName(name)) throw invalidLabel(metric, `cannot have a label ${shown(name)}`);
      return [name, canonicalValue(textOf(metric, name, labels[name]))];
    }),
  );
}

function canonicalValue(value: string): string {
  const cut = value.length > MAX_LABEL_VALUE_LENGTH ? `${value.slice(0, MAX_LABEL_VALUE_LENGTH - 1)}…` : value;
  return toUSVString(cut).replaceAll("\0", "\uFFFD");
}

/**
 * One text for one set of labels, whatever the order of its keys. Lengths come first, so no name or value can imitate a
 * separator.
 *
 * @throws {MazeError} MAZE_TELEMETRY_INVALID_LABEL
 */
export function labelsKey(metric: string, labels: MetricLabels): string {
  const names = Object.keys(labels);
  if (names.length > 1) names.sort();
  let key = "";
  for (const name of names) {
    const value = textOf(metric, name, labels[name]);
    key += `${String(name.length)}.${name}${String(value.length)}.${value}`;
  }
  return key;
}

/** Callers without types pass numbers and undefined. */
function textOf(metric: string, name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw invalidLabel(metric, `has ${value === null ? "null" : typeof value} as the value of ${shown(name)}`);
}

function invalidLabel(metric: string, problem: string): Error {
  return telemetryError("MAZE_TELEMETRY_INVALID_LABEL", `metric ${metric} ${problem}`);
}

function shown(name: string): string {
  return JSON.stringify(name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}…` : name);
}
