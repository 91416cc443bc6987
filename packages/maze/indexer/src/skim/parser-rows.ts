import type { Node, PropertyKey } from "oxc-parser";
import type { SymbolKind } from "@maze/core";
import { memberName } from "../typescript/names.ts";
import type { SourceFile } from "../typescript/parse-source.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import type { SkimOptions } from "./reader.ts";
import { kindNumber, type TableBuilder } from "./table-builder.ts";

/** A declaration that the parser found, in UTF-16 offsets. */
export interface FoundRow {
  readonly kind: SymbolKind;
  readonly flags: number;
  readonly parent: number;
  readonly name: string;
  /** Where the name is spelled; the start where it is not. */
  readonly nameStart?: number | undefined;
  readonly start: number;
  readonly end: number;
}

/** Writes what the parser found into a table, whose offsets are bytes. */
export interface ParserRows {
  readonly builder: TableBuilder;
  readonly options: SkimOptions;
  /** Byte offset of a UTF-16 offset. */
  readonly byteAt: (offset: number) => number;
  /** Number of a text that is no name of a declaration. */
  readonly text: (text: string) => number;
  /** Adds a declaration; returns its row. */
  readonly add: (found: FoundRow) => number;
}

const encoder = new TextEncoder();

export function createRows(source: SourceFile, builder: TableBuilder, options: SkimOptions): ParserRows {
  const { lines } = source;
  const byteAt = (offset: number): number => lines.byteOffsetAt(offset);
  return {
    builder,
    options,
    byteAt,
    text(text) {
      const bytes = encoder.encode(text);
      return builder.texts.add(bytes, 0, bytes.length);
    },
    add({ kind, flags, parent, name, nameStart, start, end }) {
      const bytes = encoder.encode(name);
      const at = byteAt(start);
      const { line } = lines.positionAt(start);
      const nameAt = nameStart === undefined ? at : byteAt(nameStart);
      const row = builder.add(kindNumber(kind), flags, parent, at, line, nameAt, bytes, 0, bytes.length);
      builder.setEnd(row, byteAt(end));
      return row;
    },
  };
}

/** The name of a member, where it is spelled, and the bit of a computed one. */
export function namedMember(
  key: PropertyKey,
  computed: boolean,
  { text }: SourceFile,
): { name: string; nameStart: number; flags: number } {
  const name = memberName(key, computed, text);
  const isLiteral = key.type === "Literal" && !("regex" in key);
  if (!computed || isLiteral || key.type === "PrivateIdentifier") return { name, nameStart: key.start, flags: 0 };
  let nameStart = key.start;
  while (nameStart > 0 && text[nameStart] !== "[") nameStart--;
  return { name, nameStart, flags: flag.computed };
}

/** Where a declaration begins: before its decorators, where it has some. */
export function startOf(node: Node, outer = node.start): number {
  const decorators = "decorators" in node ? node.decorators : undefined;
  return Math.min(outer, decorators?.[0]?.start ?? outer);
}
