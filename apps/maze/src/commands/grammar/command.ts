import type { RegisterCommand } from "../../command.ts";
import { registerCheck } from "./check/command.ts";
import { registerConvert } from "./convert/command.ts";
import { registerMask } from "./mask/command.ts";
import { registerSample } from "./sample/command.ts";

export const registerGrammar: RegisterCommand = (program, run) => {
  const grammar = program
    .command("grammar")
    .description("check grammars, convert them between dialects, draw sentences, show token masks");
  for (const register of [registerCheck, registerConvert, registerSample, registerMask]) register(grammar, run);
};
