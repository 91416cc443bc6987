import type { OracleSignature, OracleType, SignatureTerm } from "@maze/core";
import type { WireType } from "../compiler/protocol.ts";
import { withoutUndefined } from "../types/combine-types.ts";
import { asPart } from "../types/type-facts.ts";
import type { TypeReader } from "../types/type-reader.ts";
import type { Anchor } from "../world/world.ts";
import { parameterSource, type Room } from "./value-reader.ts";

/** A generic signature whose type parameters stand in types that terms do not model. */
export interface OpenSignature {
  readonly declared: SignatureTerm;
  /** The expression that has the compiler replace them: `[parameters, result]`. */
  readonly overload: string;
  /** Used where the compiler cannot either; such types are kept as text with the variables in it. */
  readonly fallback: OracleSignature;
}

/** Has the compiler replace type parameters by their constraints, for all signatures in one new state of the world. */
export async function closeByCompiler(
  room: Room,
  anchor: Anchor,
  signatures: readonly OpenSignature[],
): Promise<Map<OpenSignature, OracleSignature>> {
  const closed = new Map<OpenSignature, OracleSignature>();
  if (signatures.length === 0) return closed;
  await room.world.carry(signatures.map(({ overload }) => ({ anchor, text: overload })));
  const types = await room.world.carried(
    anchor,
    signatures.map(({ overload }) => overload),
  );
  const reader = room.world.reader(anchor);
  await Promise.all(
    signatures.map(async (signature, index) => {
      const type = types[index];
      const parts = type === undefined ? undefined : await elementsOf(reader, type);
      const [parameters, returns] = parts ?? [];
      if (parameters === undefined || returns === undefined) return;
      const result = await assemble(room, anchor, reader, signature, parameters, returns);
      if (result !== undefined) closed.set(signature, result);
    }),
  );
  return closed;
}

async function assemble(
  room: Room,
  anchor: Anchor,
  reader: TypeReader,
  { declared, overload }: OpenSignature,
  parametersType: WireType,
  returnsType: WireType,
): Promise<OracleSignature | undefined> {
  const isRestOnly = declared.parameters.length === 1 && declared.parameters[0]?.rest === true;
  const elements = isRestOnly ? [parametersType] : await elementsOf(reader, parametersType);
  if (elements === undefined || elements.length !== declared.parameters.length) return undefined;
  const state = room.world.state;
  const intern = async (
    type: WireType,
    source: ReturnType<typeof parameterSource>,
    optional: boolean,
  ): Promise<OracleType> => {
    const facts = await reader.read(type);
    const term = optional ? withoutUndefined(facts.term) : facts.term;
    const handle = term === facts.term ? { state, project: anchor.project, id: type.id } : undefined;
    return room.registry.intern(term, { nominal: term === facts.term ? facts.nominal : undefined, source, handle });
  };
  const returns = await intern(returnsType, { file: anchor.file.path, text: `${overload}[1]` }, false);
  const parameters = await Promise.all(
    declared.parameters.map(async ({ name, optional, rest }, index) => {
      const source = parameterSource(anchor, overload, declared, index);
      const element = elements[index];
      if (element === undefined) return undefined;
      if (!rest || isRestOnly) return { name, type: await intern(element, source, optional), optional, rest };
      const array = { kind: "array", element: asPart(await reader.read(element)), readonly: false } as const;
      return { name, type: room.registry.intern(array, { source }), optional, rest };
    }),
  );
  const present = parameters.filter((parameter) => parameter !== undefined);
  return present.length === parameters.length ? { parameters: present, returns, declared } : undefined;
}

/** The elements of a tuple; none for another type, which the pattern leaves where a signature does not fit it. */
async function elementsOf({ checker }: TypeReader, type: WireType): Promise<readonly WireType[] | undefined> {
  if (type.target === undefined) return undefined;
  const target = await checker.targetOf(type);
  return target?.elementFlags === undefined
    ? target?.fixedLength === 0
      ? []
      : undefined
    : checker.typeArguments(type);
}
