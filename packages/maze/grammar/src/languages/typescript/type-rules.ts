import type { Expression } from "../../ast/grammar.ts";
import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import { forHead, part } from "./expression-context.ts";
import { predefinedTypes } from "./identifiers.ts";
import { plainFunction } from "./function-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Types of one word, which have neither members nor type arguments. */
const keywordTypes = `void null true false ${predefinedTypes.join(" ")}`;

/** Types, wherever one may stand. */
export function typeRules(t: Tokens): Rules {
  const { word, sign } = t;
  const type = rule("type");
  const comma = sign(",");
  const colon = sign(":");
  const dottedNames = star(sequence(sign("."), t.memberName));
  const typeArguments = optional(rule("type arguments"));

  const isType = sequence(word("is", "same-line"), type);

  const functionTypes = (kind: string): Expression[] => [
    sequence(
      optional(rule(`${kind}type parameters`)),
      rule(`${kind}typed parameters`),
      sign("=>"),
      rule("return type"),
    ),
    sequence(
      optional(word("abstract")),
      word("new"),
      optional(rule(`${kind}type parameters`)),
      rule(`${kind}typed parameters`),
      sign("=>"),
      type,
    ),
  ];
  const typeParameter = (some: Expression): Expression[] => [
    t.identifier,
    optional(sequence(word("extends"), some)),
    optional(sequence(t.assign, some)),
  ];
  const typeParameters = (one: string): Expression =>
    sequence(sign("<", "< ="), plus(rule(one), comma), optional(comma), sign(">"));
  const parametersOf = (kind: string): Rules => {
    const annotation = optional(sequence(colon, rule(`${kind}type`)));
    const parameter = rule(`${kind}typed parameter`);
    return {
      [`${kind}typed parameters`]: sequence(
        sign("("),
        star(sequence(parameter, comma)),
        optional(choice(parameter, sequence(sign("..."), rule("typed binding"), annotation))),
        sign(")"),
      ),
      [`${kind}typed parameter`]: choice(
        sequence(rule("typed binding"), optional(t.question), annotation),
        sequence(word("this"), annotation),
      ),
      [`${kind}type parameters`]: typeParameters(`${kind}type parameter`),
      [`${kind}type parameter`]: sequence(optional(t.wordSameLine("const")), ...typeParameter(rule(`${kind}type`))),
    };
  };

  return {
    type: choice(rule("union type"), rule("conditional type"), ...functionTypes("")),
    "return type": choice(
      type,
      sequence(choice(t.identifier, word("this")), isType),
      sequence(t.wordSameLine("asserts"), choice(t.identifier, word("this")), optional(isType)),
    ),
    "conditional type": sequence(
      rule("union type"),
      word("extends", "same-line"),
      rule("unconditional type"),
      t.question,
      type,
      colon,
      type,
    ),
    /** A type whose end a condition would not go on. So are the types of its parameters, for the parser at least. */
    "unconditional type": choice(rule("union type"), ...functionTypes("unconditional ")),
    "union type": choice(
      sequence(
        optional(choice(rule("intersection sign"), sequence(rule("union sign"), optional(rule("intersection sign"))))),
        rule("type operand"),
      ),
      sequence(
        rule("union type"),
        choice(rule("intersection sign"), sequence(rule("union sign"), optional(rule("intersection sign")))),
        rule("type operand"),
      ),
    ),
    "union sign": sign("|", "| ="),
    "intersection sign": sign("&", "& ="),
    "type operand": choice(
      rule("postfix type"),
      sequence(plus(word("keyof readonly")), rule("postfix type")),
      sequence(word("unique"), word("symbol")),
      sequence(star(word("keyof readonly")), word("infer"), t.identifier, optional(rule("infer constraint"))),
    ),
    "infer constraint": sequence(word("extends", "same-line"), rule("unconditional type")),
    "postfix type": choice(
      rule("primary type"),
      sequence(rule("postfix type"), sign("[", undefined, "same-line"), optional(type), sign("]")),
    ),
    "primary type": choice(
      rule("type reference"),
      word(keywordTypes),
      word("this"),
      t.string,
      t.number,
      sequence(sign("-", "- ="), t.number),
      t.template.whole,
      sequence(t.template.head, type, star(sequence(t.template.middle, type)), t.template.tail),
      sequence(
        word("typeof"),
        choice(t.identifier, word("this")),
        dottedNames,
        optional(sequence(sign("<", "< =", "same-line"), plus(type, comma), sign(">"))),
      ),
      sequence(
        optional(word("typeof")),
        word("import"),
        sign("("),
        t.string,
        optional(sequence(comma, rule("import type options"))),
        sign(")"),
        dottedNames,
        typeArguments,
      ),
      sequence(sign("["), optional(rule("tuple elements")), sign("]")),
      sequence(sign("("), type, sign(")")),
      sequence(sign("{"), rule("type members"), sign("}")),
      rule("mapped type"),
    ),
    "type reference": choice(
      sequence(t.typeIdentifier, dottedNames, rule("type arguments")),
      t.lonely.typeIdentifier,
      sequence(t.typeIdentifier, dottedNames, sign("."), t.lonely.name),
    ),
    /** What a class implements or an interface extends. */
    "heritage type": sequence(t.identifier, dottedNames, optional(rule("heritage type arguments"))),
    "heritage type arguments": sequence(sign("<", "< ="), plus(type, comma), sign(">")),
    "type arguments": sequence(t.typeArgumentsOpen, plus(type, comma), sign(">")),
    "import type options": sequence(
      sign("{"),
      word("with assert"),
      colon,
      rule("import attribute list"),
      optional(comma),
      sign("}"),
    ),
    "tuple elements": sequence(plus(rule("tuple element"), comma), optional(comma)),
    "tuple element": choice(
      sequence(optional(sign("...")), type),
      sequence(rule("postfix type"), sign("?", "?", "same-line")),
      sequence(optional(sign("...")), t.name, optional(t.question), colon, type),
    ),
    "mapped type": sequence(
      sign("{"),
      optional(sequence(optional(choice(sign("-", "- ="), sign("+", "+ ="))), word("readonly"))),
      sign("["),
      t.name,
      word("in"),
      type,
      optional(sequence(word("as"), type)),
      sign("]"),
      optional(sequence(optional(choice(sign("-", "- ="), sign("+", "+ ="))), t.question)),
      optional(rule("type annotation")),
      optional(choice(sign(";"), t.lineEnd.other)),
      sign("}"),
    ),
    "type annotation": sequence(colon, type),
    "type members": sequence(
      star(sequence(rule("type member"), choice(sign(", ;"), t.lineEnd.other))),
      optional(rule("type member")),
    ),
    "type member": choice(
      rule("call signature"),
      sequence(word("new"), rule("call signature")),
      sequence(
        optional(word("readonly")),
        rule("type member name"),
        optional(t.question),
        optional(rule("type annotation")),
      ),
      sequence(rule("type member name"), optional(t.question), rule("call signature")),
      sequence(optional(word("readonly")), rule("index signature")),
      sequence(word("get set"), rule("type member name"), rule("call signature")),
    ),
    /** Like the name of a property, but a bare `in` would make it a mapped type. */
    "type member name": choice(
      t.name,
      t.string,
      t.number,
      sequence(sign("["), part(plainFunction, "expression", forHead), sign("]")),
    ),
    "index signature": sequence(sign("["), t.identifier, rule("type annotation"), sign("]"), rule("type annotation")),
    /** What is told of a function without a body. */
    "call signature": sequence(
      optional(rule("type parameters")),
      rule("typed parameters"),
      optional(sequence(colon, rule("return type"))),
    ),
    /** What a parameter binds where nothing gives it a value. */
    "typed binding": choice(
      t.identifier,
      sequence(
        sign("{"),
        star(sequence(rule("typed binding property"), comma)),
        optional(choice(rule("typed binding property"), sequence(sign("..."), t.identifier))),
        sign("}"),
      ),
      sequence(
        sign("["),
        star(sequence(optional(rule("typed binding")), comma)),
        optional(sequence(optional(sign("...")), rule("typed binding"))),
        sign("]"),
      ),
    ),
    "typed binding property": choice(t.identifier, sequence(rule("type member name"), colon, rule("typed binding"))),
    ...parametersOf(""),
    ...parametersOf("unconditional "),
    /** The type parameters of classes, interfaces and aliases, which may tell their variance. */
    "declared type parameters": typeParameters("declared type parameter"),
    "declared type parameter": sequence(
      optional(t.wordSameLine("const")),
      optional(t.wordSameLine("in")),
      optional(t.wordSameLine("out")),
      ...typeParameter(type),
    ),
  };
}
