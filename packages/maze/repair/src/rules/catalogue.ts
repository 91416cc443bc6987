import { fitArguments } from "./arity/fit-arguments.ts";
import { compareNan } from "./assignable/compare-nan.ts";
import { convertOperand } from "./assignable/convert-operand.ts";
import { convertValue } from "./assignable/convert-value.ts";
import { correctAnnotation } from "./assignable/correct-annotation.ts";
import { correctAssertion } from "./assignable/correct-assertion.ts";
import { explicitGeneric } from "./assignable/explicit-generic.ts";
import { genericArguments } from "./assignable/generic-arguments.ts";
import { regroupOperators } from "./assignable/regroup-operators.ts";
import { spreadSingle } from "./assignable/spread-single.ts";
import { tupleResult } from "./assignable/tuple-result.ts";
import { hiddenProperty } from "./declaration/hidden-property.ts";
import { letForConst } from "./declaration/let-for-const.ts";
import { loopAnnotation } from "./declaration/loop-annotation.ts";
import { olderMethod } from "./declaration/older-method.ts";
import { renameDuplicate } from "./declaration/rename-duplicate.ts";
import { typeofForInstanceof } from "./declaration/typeof-for-instanceof.ts";
import { anyEscape } from "./escape/any-escape.ts";
import { indexByString } from "./implicit-any/index-by-string.ts";
import { inferParameter } from "./implicit-any/infer-parameter.ts";
import { inferResult } from "./implicit-any/infer-result.ts";
import { inferVariable } from "./implicit-any/infer-variable.ts";
import { nameParameter } from "./implicit-any/name-parameter.ts";
import { declareVariable } from "./name/declare-variable.ts";
import { foreignMembers } from "./name/foreign-members.ts";
import { foreignNames } from "./name/foreign-names.ts";
import { nodeModule } from "./name/node-module.ts";
import { spellName } from "./name/spell-name.ts";
import { defaultForNullish } from "./nullish/default-for-nullish.ts";
import { guardNullish } from "./nullish/guard-nullish.ts";
import { initialiseVariable } from "./nullish/initialise-variable.ts";
import { narrowUnknown } from "./nullish/narrow-unknown.ts";
import { awaitPromise } from "./path/await-promise.ts";
import { callCondition } from "./path/call-condition.ts";
import { completePath } from "./path/complete-path.ts";
import type { RepairRule } from "./rule.ts";
import { emptyBody } from "./syntax/empty-body.ts";
import { endRegex } from "./syntax/end-regex.ts";
import { expectedToken } from "./syntax/expected-token.ts";
import { primeName } from "./syntax/prime-name.ts";

/** Every rule, by family. */
export const repairRules: readonly RepairRule[] = [
  convertValue,
  convertOperand,
  regroupOperators,
  explicitGeneric,
  genericArguments,
  compareNan,
  correctAnnotation,
  correctAssertion,
  tupleResult,
  spreadSingle,
  typeofForInstanceof,
  defaultForNullish,
  guardNullish,
  initialiseVariable,
  narrowUnknown,
  spellName,
  nodeModule,
  foreignNames,
  foreignMembers,
  declareVariable,
  inferVariable,
  inferParameter,
  inferResult,
  nameParameter,
  indexByString,
  completePath,
  awaitPromise,
  callCondition,
  fitArguments,
  letForConst,
  renameDuplicate,
  hiddenProperty,
  loopAnnotation,
  olderMethod,
  expectedToken,
  endRegex,
  primeName,
  emptyBody,
  anyEscape,
];
