/**
 * Grammars as data, their dialects and languages, and token masks that hold a model to them.
 *
 * @packageDocumentation
 */
export { checkGrammar } from "./ast/check-grammar.ts";
export type { CheckOptions } from "./ast/check-grammar.ts";
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
export { findAmbiguity } from "./ast/find-ambiguity.ts";
export type { Ambiguity, AmbiguityOptions } from "./ast/find-ambiguity.ts";
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
export { describeGrammarFinding, severityOf } from "./ast/grammar-finding.ts";
export type { GrammarFinding, NameKind } from "./ast/grammar-finding.ts";
export { grammarHash } from "./ast/grammar-hash.ts";
export { intersectWithRegular } from "./ast/intersect-with-regular.ts";
export type { IntersectOptions } from "./ast/intersect-with-regular.ts";
export { mergeGrammars } from "./ast/merge-grammars.ts";
export type { MergeOptions } from "./ast/merge-grammars.ts";
export { renameRules, renameTerminals } from "./ast/rename-rules.ts";
export type { Renaming } from "./ast/rename-rules.ts";
export { simplifyGrammar } from "./ast/simplify-grammar.ts";
export type { SimplifyOptions } from "./ast/simplify-grammar.ts";
export { specializeTerminal } from "./ast/specialize-terminal.ts";
export { substituteRule } from "./ast/substitute-rule.ts";
export { validateGrammar } from "./ast/validate-grammar.ts";
export { applyMask, maskBatch } from "./engine/apply-mask.ts";
export { keepCanonical } from "./engine/canonical-tokens.ts";
export { compileGrammar } from "./engine/compile-grammar.ts";
export type { CompileGrammarOptions, CompiledGrammar } from "./engine/compile-grammar.ts";
export { createMatcher } from "./engine/create-matcher.ts";
export { forcedTokens } from "./engine/forced-tokens.ts";
export { healPrompt, withPrefix } from "./engine/heal-prompt.ts";
export type { HealedPrompt } from "./engine/heal-prompt.ts";
export type { MaskVocabulary } from "./engine/masks/mask-vocabulary.ts";
export type { TokenTrie } from "./engine/masks/token-trie.ts";
export type { Matcher, MatcherState, MatcherStatus, TokenExplanation, TokenMatcher } from "./engine/matcher.ts";
export { createGrammarSampler, sampleGrammar, samplePattern } from "./ast/sample.ts";
export type { GrammarSampler, SampleOptions } from "./ast/sample.ts";
export { seededRandom } from "./ast/seeded-random.ts";
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
export {
  createVocabulary,
  encodeBytes,
  loadVocabulary,
  parseGguf,
  parseHuggingFace,
  parseSentencePiece,
  parseTiktoken,
  publishedPieces,
  serializeVocabulary,
} from "./vocabulary/index.ts";
export type {
  GgufOptions,
  HuggingFaceOptions,
  PackedTokens,
  SentencePieceOptions,
  TiktokenOptions,
  Vocabulary,
  VocabularyOptions,
} from "./vocabulary/index.ts";
