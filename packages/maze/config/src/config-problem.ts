import { type Diagnostic, formatDiagnostic, MazeError } from "@maze/core";
import { type ConfigErrorCode, configErrorCodes } from "./errors.ts";

/** One finding about the configuration, with what its rendering needs. */
export interface ConfigProblem {
  readonly diagnostic: Diagnostic;
  /** The text that the span of the diagnostic points into. */
  readonly text?: string;
  /** How the file is called towards the user, from where he stands. */
  readonly shownFile?: string;
}

export function configDiagnostic(
  severity: "error" | "warning",
  code: ConfigErrorCode,
  message: string,
  hint: string = configErrorCodes[code].hint,
): Diagnostic {
  return { source: "config", severity, code, message, hint };
}

/** The one error for all problems: with the code that they share, else with MAZE_CONFIG_INVALID. */
export function configError(problems: readonly ConfigProblem[]): MazeError {
  const codes = new Set(problems.map(({ diagnostic }) => diagnostic.code));
  const [first] = problems;
  const [shared] = codes;
  const isOne = problems.length === 1;
  const code = shared !== undefined && codes.size === 1 ? (shared as ConfigErrorCode) : "MAZE_CONFIG_INVALID";
  return new MazeError({
    code,
    message: isOne
      ? render(problems, false)
      : `the configuration has ${problems.length} problems:\n\n${render(problems, true)}`,
    hint: (isOne ? first?.diagnostic.hint : undefined) ?? configErrorCodes[code].hint,
    details: { problems: problems.map(({ diagnostic }) => diagnostic) },
  });
}

function render(problems: readonly ConfigProblem[], withHints: boolean): string {
  const texts = problems.map(({ diagnostic: { hint, ...diagnostic }, text, shownFile }) => {
    const named = shownFile === undefined ? diagnostic : { ...diagnostic, file: shownFile };
    return formatDiagnostic(withHints && hint !== undefined ? { ...named, hint } : named, text);
  });
  return texts.join("\n\n");
}
