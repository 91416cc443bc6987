export { parseEcmaScriptRegex } from "./parse-ecmascript-regex.ts";
export type { ParseEcmaScriptRegexOptions } from "./parse-ecmascript-regex.ts";
