import type { OracleValue } from "@maze/core";
import { parseTemplate } from "../print/template.ts";
import { orUndefined } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";
import { wordsOf } from "../words/words.ts";
import type { Type } from "../types/type-table.ts";

/** Names of methods that change their object, or reach outside. */
const IMPURE =
  /^(?:set(?![a-z])|add(?=[A-Z]|$)|delete|remove|clear|push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|write|send|emit|on(?=[A-Z]|$)|off|close|open|destroy|dispose|exec|save|update|insert|append|prepend|init|start|stop|run|next|return|throw|apply|call|bind|then|catch|finally|constructor$)/;

/** Members of a type as components: properties, and methods that do not look as if they changed something. */
export function memberComponents(
  receiver: Type,
  members: readonly OracleValue[],
  optionalChain: boolean,
): ComponentSpec[] {
  const dot = optionalChain ? "?." : ".";
  return members.flatMap((member): ComponentSpec[] => {
    if (member.hidden === true || /^[_#]|[@%]|\$\d/.test(member.name)) return [];
    const isName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(member.name);
    if (!isName && (optionalChain || member.name.startsWith("["))) return [];
    const access = isName ? `$0${dot}${member.name}` : `$0[${JSON.stringify(member.name)}]`;
    const words = wordsOf(member.name);
    const result = (term: Type["term"]): Type["term"] =>
      optionalChain || member.optional === true ? orUndefined(term) : term;
    if (member.signatures.length === 0) {
      return [
        {
          name: `member.${member.name}`,
          parameters: [receiver.term],
          returns: result(member.type.term),
          template: parseTemplate(access),
          cost: optionalChain ? 4 : 3,
          words,
          flags: { nullableFirst: optionalChain },
        },
      ];
    }
    if (IMPURE.test(member.name) || member.optional === true) return [];
    return member.signatures.slice(0, 3).flatMap((signature): ComponentSpec[] => {
      const required = signature.parameters.filter((parameter) => !parameter.optional && !parameter.rest);
      if (
        required.length > 3 ||
        isVoid(signature.returns.term) ||
        required.some((parameter) => parameter.type.term.kind === "function")
      )
        return [];
      const args = required.map((_, i) => `$${String(i + 1)}`).join(", ");
      const parameters = [receiver.term, ...required.map((parameter) => parameter.type.term)];
      return [
        {
          name: `member.${member.name}`,
          parameters,
          returns: result(signature.returns.term),
          template: parseTemplate(`${access}(${args})`),
          cost: 5,
          words,
          flags: { nullableFirst: optionalChain },
        },
      ];
    });
  });
}

export const isVoid = (term: Type["term"]): boolean =>
  term.kind === "primitive" && (term.name === "void" || term.name === "never" || term.name === "undefined");
