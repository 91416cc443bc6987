import type { OracleCompletions, OraclePlace, OracleType, OracleValue } from "@maze/core";
import { SymbolFlag, TypeFlag, type WireSymbol, type WireType } from "../compiler/protocol.ts";
import { isPlainName, readableName } from "../types/symbol-places.ts";
import { SignatureKind } from "../world/checker.ts";
import { filled, HOLE, openHole, type TextWithHole } from "./hole.ts";
import { isPrivate, isWriteOnly } from "./members.ts";
import { namesIn } from "./names-at.ts";
import { identifierNamed, withText, type SeenText } from "./seen-text.ts";
import { isOpen, signatureOf, type Room } from "./value-reader.ts";

/** What may be written at a place: the members of what stands before a dot, else the names in scope. */
export async function completionsAt(room: Room, place: OraclePlace): Promise<OracleCompletions> {
  const hole = openHole(place);
  return hole.isMember ? membersAt(room, hole) : namesToComplete(room, hole);
}

async function membersAt(room: Room, hole: TextWithHole): Promise<OracleCompletions> {
  return withText(room, { file: hole.file, text: filled(hole, HOLE) }, async (seen) => {
    const nodes = await seen.nodes();
    const node = identifierNamed(nodes, HOLE);
    const access = node === 0 ? 0 : nodes.parent(node);
    const [receiver = 0] = access === 0 ? [] : nodes.children(access);
    const handles = [receiver, access].map((each) => nodes.handle(each, seen.path));
    const [type] = receiver === 0 || receiver === node ? [] : await seen.checker.typesOf(handles.slice(0, 1));
    if (type === undefined) return { kind: "member", typed: hole.typed, values: [] };
    const [expected, present] = await Promise.all([
      expectedAt(seen, handles[1] ?? ""),
      seen.checker.nonNullable(type).then((found) => found ?? type),
    ]);
    return {
      kind: "member",
      typed: hole.typed,
      receiver: await seen.intern(type),
      ...(expected === undefined ? {} : { expected }),
      values: await membersOfType(seen, present),
    };
  });
}

async function namesToComplete(room: Room, hole: TextWithHole): Promise<OracleCompletions> {
  const names = await namesIn(room, hole, false);
  return withText(
    room,
    { file: hole.file, text: filled(hole, `[${names.map(({ name }) => name).join(", ")}]`) },
    (seen) =>
      valuesInHole(
        seen,
        hole,
        names.map(({ name }) => name),
      ),
  ).then(async (values) => {
    const [expected] = await expectedTypes(room, [hole]);
    return { kind: "name", typed: hole.typed, ...(expected === undefined ? {} : { expected }), values };
  });
}

/** Values of names that stand as a list in the hole, each with its type there. */
async function valuesInHole(seen: SeenText, hole: TextWithHole, names: readonly string[]): Promise<OracleValue[]> {
  let at = hole.before.length + 1;
  const offsets = names.map((name) => {
    const offset = seen.placed(at);
    at += name.length + 2;
    return offset;
  });
  const types = names.length === 0 ? [] : await seen.checker.typesAt(seen.path, offsets);
  const values = await Promise.all(
    names.map(async (name, index) => {
      const type = types[index];
      return type === undefined ? undefined : readValue(seen, name, type, false, false);
    }),
  );
  return values.filter((value) => value !== undefined);
}

async function membersOfType(seen: SeenText, type: WireType): Promise<OracleValue[]> {
  const { checker } = seen;
  const symbols = (await checker.propertiesOf(type)).filter(({ name }) => isPlainName(name));
  const types = symbols.length === 0 ? [] : await checker.typesOfSymbols(symbols.map(({ id }) => id));
  const values = await Promise.all(
    symbols.map(async (symbol: WireSymbol, index) => {
      const found = types[index];
      if (found === undefined || found === null) return undefined;
      const optional = (symbol.flags & SymbolFlag.optional) !== 0;
      const hidden = isWriteOnly(symbol) || (await isPrivate(checker, symbol));
      return readValue(seen, readableName(symbol.name), found, optional, hidden);
    }),
  );
  return values.filter((value) => value !== undefined);
}

async function readValue(
  seen: SeenText,
  name: string,
  type: WireType,
  optional: boolean,
  hidden: boolean,
): Promise<OracleValue> {
  const { checker, reader, reading, anchor } = seen;
  const isObject = (type.flags & (TypeFlag.object | TypeFlag.union | TypeFlag.intersection)) !== 0;
  const callable = optional && isObject ? ((await checker.nonNullable(type)) ?? type) : type;
  const calls = isObject ? await checker.signaturesOf(callable, SignatureKind.call) : [];
  const signatures = await Promise.all(calls.map((call) => signatureOf(reading, anchor, reader, call, undefined)));
  return {
    name,
    type: await seen.intern(type),
    signatures: signatures.map((signature) => (isOpen(signature) ? signature.fallback : signature)),
    ...(optional ? { optional } : {}),
    ...(hidden ? { hidden } : {}),
  };
}

/** The type that each hole asks for. */
export function expectedTypes(room: Room, holes: readonly TextWithHole[]): Promise<(OracleType | undefined)[]> {
  const ask = async (hole: TextWithHole): Promise<OracleType | undefined> =>
    withText(room, { file: hole.file, text: filled(hole, HOLE) }, async (seen) => {
      const nodes = await seen.nodes();
      const node = identifierNamed(nodes, HOLE);
      return node === 0 ? undefined : expectedAt(seen, nodes.handle(node, seen.path));
    });
  return holes.reduce<Promise<(OracleType | undefined)[]>>(
    async (all, hole) => [...(await all), await ask(hole)],
    Promise.resolve([]),
  );
}

async function expectedAt(seen: SeenText, handle: string): Promise<OracleType | undefined> {
  const type = await seen.checker.contextualType(handle);
  return type === undefined ? undefined : seen.intern(type);
}
