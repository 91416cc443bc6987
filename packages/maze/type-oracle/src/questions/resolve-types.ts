import { MazeError, type OracleType } from "@maze/core";
import { flatMessage } from "../project/message-text.ts";
import type { Anchor } from "../world/world.ts";
import { isOneExpression } from "./type-expression.ts";
import type { Room } from "./value-reader.ts";

/** Types that texts were found to denote, or why they denote none, by file and text. */
export type KnownTexts = Map<string, OracleType | { readonly reason: string }>;

/** @throws {MazeError} MAZE_TYPE_ORACLE_UNKNOWN_TYPE and what the file itself may cause */
export async function resolveTypes(
  room: Room,
  known: KnownTexts,
  texts: readonly string[],
  fromFile: string,
): Promise<OracleType[]> {
  const { world } = room;
  const anchor = await world.anchor(world.project.paths.toCompiler(fromFile));
  const idOf = (text: string): string => `${anchor.file.path}\n${text}`;
  const open = [...new Set(texts)].filter((text) => !known.has(idOf(text)));
  const [expressions, others] = [open.filter(isOneExpression), open.filter((text) => !isOneExpression(text))];
  for (const text of others) known.set(idOf(text), { reason: "it is not one type expression" });
  const broken = await carryAll(room, anchor, expressions);
  for (const [text, reason] of broken) known.set(idOf(text), { reason });
  const sound = expressions.filter((text) => !broken.has(text));
  const types = await world.carried(anchor, sound);
  const reader = world.reader(anchor);
  await Promise.all(
    sound.map(async (text, index) => {
      const type = types[index];
      const facts = type === undefined ? undefined : await reader.read(type);
      if (type === undefined || facts === undefined || facts.failed) {
        known.set(idOf(text), { reason: "it names a type that the file does not know" });
        return;
      }
      const handle = { state: world.state, project: anchor.project, id: type.id };
      const source = { file: anchor.file.path, text };
      known.set(idOf(text), room.registry.intern(facts.term, { nominal: facts.nominal, source, handle }));
    }),
  );
  const answers = texts.map((text) => known.get(idOf(text)));
  const resolved = answers.filter((answer) => answer !== undefined && "key" in answer);
  if (resolved.length === texts.length) return resolved;
  const unknown = texts.flatMap((text, index) => {
    const answer = answers[index];
    return answer !== undefined && "reason" in answer ? [{ text, reason: answer.reason }] : [];
  });
  throw unknownTypes(unknown, fromFile);
}

/** Carries the expressions that the compiler can parse; answers why it cannot parse the others. */
async function carryAll({ world }: Room, anchor: Anchor, texts: readonly string[]): Promise<Map<string, string>> {
  const broken = new Map<string, string>();
  let left = [...texts];
  while (left.length > 0) {
    await world.carry(left.map((text) => ({ anchor, text })));
    const findings = await world.brokenCarriers(anchor);
    const found = left.filter((text) => findings.has(text));
    if (found.length === 0) break;
    for (const text of found) {
      const finding = findings.get(text);
      broken.set(text, finding === undefined ? "it cannot be parsed" : flatMessage(finding));
    }
    world.drop(anchor, found);
    left = left.filter((text) => !broken.has(text));
  }
  return broken;
}

function unknownTypes(unknown: readonly { text: string; reason: string }[], fromFile: string): MazeError {
  const [first, ...others] = unknown;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_UNKNOWN_TYPE",
    message: `${JSON.stringify(first?.text ?? "")} denotes no type in ${fromFile}: ${first?.reason ?? ""}${more}`,
    hint: "Use names that stand at the top level of the file, or are global.",
    details: { fromFile, texts: unknown.map(({ text }) => text) },
  });
}
