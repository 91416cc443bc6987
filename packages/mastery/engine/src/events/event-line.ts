import { createHash } from "node:crypto";
import { EVENT_VERSION, eventBodySchema, eventEnvelopeSchema, type EventBody, type MasteryEvent } from "./event.ts";

/** Where a log is: the checksum of its last line, which the next one continues. */
export interface LogEnd {
  readonly seq: number;
  readonly sum: string;
}

export const EMPTY_LOG: LogEnd = { seq: 0, sum: "" };

/** The line of an event that follows `end`, with its newline. */
export function formatEventLine(
  body: EventBody,
  at: string,
  end: LogEnd,
): { readonly line: string; readonly end: LogEnd } {
  const seq = end.seq + 1;
  const text = JSON.stringify({ v: EVENT_VERSION, seq, at, ...body });
  const sum = checksum(end.sum, text);
  return { line: `${text.slice(0, -1)},"sum":"${sum}"}\n`, end: { seq, sum } };
}

/** A line as an event that follows `end`; `undefined` where it is damaged, and `newer` where it is of a later version. */
export function parseEventLine(
  line: string,
  end: LogEnd,
): { readonly event: MasteryEvent; readonly end: LogEnd } | "newer" | undefined {
  const match = /^(.*),"sum":"([0-9a-f]{32})"\}$/.exec(line);
  if (match === null) return undefined;
  const [, head = "", sum = ""] = match;
  if (checksum(end.sum, `${head}}`) !== sum) return undefined;
  const parsed: unknown = JSON.parse(line);
  const envelope = eventEnvelopeSchema.safeParse(parsed);
  if (!envelope.success || envelope.data.seq !== end.seq + 1) return undefined;
  const { v, seq, at } = envelope.data;
  if (v > EVENT_VERSION) return "newer";
  const { v: _v, seq: _seq, at: _at, sum: _sum, ...rest } = parsed as Record<string, unknown>;
  const body = eventBodySchema.safeParse(rest);
  if (!body.success) return undefined;
  return { event: { ...body.data, v: EVENT_VERSION, seq, at }, end: { seq, sum } };
}

/** Of a line and everything before it. */
function checksum(before: string, text: string): string {
  return createHash("sha256").update(before).update("\n").update(text).digest("hex").slice(0, 32);
}
