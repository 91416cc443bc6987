import type { CommandWork } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { openMastery } from "../open-mastery.ts";

export const hint: CommandWork = async (io, options) => {
  const { mastery } = await openMastery(io, options);
  const found = await mastery.hint();
  if (found === undefined) {
    const text = "There is no further hint for this stage.";
    return { document: { schema: "mastery.hint/v1", hint: null }, text, exitCode: CliExitCode.no };
  }
  return {
    document: { schema: "mastery.hint/v1", hint: found.text, level: found.level, of: found.of },
    text: `Hint ${String(found.level)} of ${String(found.of)}: ${found.text}`,
    exitCode: CliExitCode.done,
  };
};
