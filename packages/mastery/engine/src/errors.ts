import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@mastery/engine` raises. A retired code is never given another meaning. */
export const engineErrorCodes = {
  MASTERY_ENGINE_NO_PROJECT: {
    summary: "The directory belongs to no project in which a curriculum was begun.",
    hint: "Go to the project, or begin with `mastery init CURRICULUM`.",
  },
  MASTERY_ENGINE_UNKNOWN_CURRICULUM: {
    summary: "No curriculum has this id, and there is no folder of this name with a curriculum.yaml.",
    hint: "Use one of the ids that the message lists, or the path of a folder.",
  },
  MASTERY_ENGINE_STATE: {
    summary: "A file of Mastery's own state cannot be read or written.",
    hint: "`mastery doctor` shows where the state is. Your project is not affected.",
  },
  MASTERY_ENGINE_NEWER_EVENTS: {
    summary: "The event log was written by a newer version of Mastery.",
    hint: "Update Mastery; nothing was changed.",
  },
  MASTERY_ENGINE_LOCKED_MODULE: {
    summary: "A module was asked for whose prerequisites are not complete.",
    hint: "Complete the modules that the message names first.",
  },
  MASTERY_ENGINE_NOTHING_SELECTED: {
    summary: "The curriculum is a library, or is complete, and no module is selected.",
    hint: "Choose a module with `mastery select MODULE`.",
  },
  MASTERY_ENGINE_STAGE: {
    summary: "What was asked for does not belong to the stage that the module is in.",
    hint: "`mastery status` says what comes next.",
  },
  MASTERY_ENGINE_REFERENCE: {
    summary: "A module's own reference does not pass its tests on this machine, so no attempt can be judged.",
    hint: "Check with `mastery doctor` that what the tests need is installed; otherwise tell the author of the curriculum.",
  },
  MASTERY_ENGINE_NO_INJECTOR: {
    summary: "No bug injector is available, so no challenge can be made.",
    hint: "Pass an injector in the options of createMastery.",
  },
  MASTERY_ENGINE_NOTHING_TO_UNDO: {
    summary: "There is no step that could be taken back.",
    hint: "`mastery stats` shows what was recorded.",
  },
  MASTERY_ENGINE_UNKNOWN_QUESTION: {
    summary: "A module has no question or item with this id.",
    hint: "`mastery justify` lists them.",
  },
  MASTERY_ENGINE_CHALLENGE_FILE: {
    summary: "The file with the challenge is missing from the project.",
    hint: "`mastery start-challenge` writes it again; your other files stay as they are.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type EngineErrorCode = keyof typeof engineErrorCodes;
