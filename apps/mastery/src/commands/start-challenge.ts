import { challengeText } from "../challenge-text.ts";
import type { CommandWork } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { openMastery } from "../open-mastery.ts";

export const startChallenge: CommandWork = async (io, options) => {
  const { mastery } = await openMastery(io, options);
  const started = await mastery.startChallenge();
  if ("status" in started) {
    const text = [
      "No bug could be put into your code and be proved by the tests, so none is shown.",
      ...started.reasons,
    ];
    return {
      document: { schema: "mastery.challenge/v1", challenge: null, reasons: started.reasons },
      text: text.join("\n  "),
      exitCode: CliExitCode.no,
    };
  }
  const { challenge, resumed, backup } = started;
  const { bug: _bug, origin: _origin, text: _text, seed: _seed, ...shown } = challenge;
  return {
    document: { schema: "mastery.challenge/v1", challenge: shown, resumed, backup: backup ?? null },
    text: challengeText(challenge),
    exitCode: CliExitCode.done,
    warnings: backup === undefined ? [] : [`an older ${challenge.copy} is now ${backup}`],
  };
};
