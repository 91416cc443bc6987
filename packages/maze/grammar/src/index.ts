/**
 * Grammars as data, their dialects and languages, and token masks that hold a model to them.
 *
 * @packageDocumentation
 */
export {
  choice,
  embedded,
  optional,
  pattern,
  plus,
  repeat,
  rule,
  sequence,
  star,
  tagged,
  token,
  when,
} from "./ast/expression-builders.ts";
export type { ExpressionLike } from "./ast/expression-builders.ts";
export { flattenEmbedded } from "./ast/flatten-embedded.ts";
export type {
  Argument,
  ChoiceExpression,
  Condition,
  EmbeddedExpression,
  Expression,
  Grammar,
  ParameterValue,
  PatternExpression,
  RepeatExpression,
  Rule,
  RuleExpression,
  SequenceExpression,
  TaggedExpression,
  Terminal,
  TokenExpression,
  WhenExpression,
} from "./ast/grammar.ts";
export { compileGrammar } from "./engine/compile-grammar.ts";
export type { CompileGrammarOptions, CompiledGrammar } from "./engine/compile-grammar.ts";
export { createMatcher } from "./engine/create-matcher.ts";
export type { MaskVocabulary } from "./engine/masks/mask-vocabulary.ts";
export type { TokenTrie } from "./engine/masks/token-trie.ts";
export type { Matcher, MatcherStatus, TokenExplanation, TokenMatcher } from "./engine/matcher.ts";
export { createGrammarSampler, sampleGrammar, samplePattern } from "./ast/sample.ts";
export type { GrammarSampler, SampleOptions } from "./ast/sample.ts";
export type { Random } from "./ast/sample-word.ts";
export { grammarErrorCodes } from "./errors.ts";
export type { GrammarErrorCode } from "./errors.ts";
export {
  alternate,
  anyByte,
  anyCharacter,
  byteClass,
  bytes,
  characterClass,
  complement,
  concat,
  difference,
  emptyWord,
  intersect,
  notCharacters,
  nothing,
  optionalPattern,
  plusPattern,
  repeatPattern,
  starPattern,
  text,
} from "./pattern/pattern-builders.ts";
export type { ClassMember } from "./pattern/pattern-builders.ts";
export type {
  AlternatePattern,
  ByteClassPattern,
  BytesPattern,
  CharacterRange,
  ClassPattern,
  ComplementPattern,
  ConcatPattern,
  IntersectPattern,
  Pattern,
  RepeatPattern,
  TextPattern,
} from "./pattern/pattern.ts";
