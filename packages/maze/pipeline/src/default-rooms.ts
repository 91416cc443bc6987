import { join } from "node:path";
import {
  createRegistry,
  type OperationContext,
  type StageResult,
  type ValidationRequest,
  type Validator,
  type Registry,
} from "@maze/core";
import type { IndexerConfig } from "@maze/indexer";
import type { SandboxConfig } from "@maze/sandbox";
import type { SynthesisConfig } from "@maze/synthesis";
import type { ValidationConfig } from "@maze/validation";
import { createConstraintProviders } from "./constraint-providers/index.ts";
import { generateConfigSection, type GenerateConfig } from "./config-sections.ts";
import type { Rooms } from "./rooms.ts";

/** Values of the configuration sections that the built-in rooms read; defaults where left out. */
export interface DefaultRoomsOptions {
  readonly generate?: Partial<GenerateConfig> | undefined;
  readonly index?: Partial<IndexerConfig> | undefined;
  readonly synthesis?: Partial<SynthesisConfig> | undefined;
  readonly validation?: ValidationConfig | undefined;
  readonly sandbox?: Partial<SandboxConfig> | undefined;
  /**
   * The user's own cache, where results are kept for the same inputs; none are kept without it. Never a directory of the
   * project, which could bring results of its own.
   */
  readonly cacheDirectory?: string | undefined;
  /** The environment that compilers and test runners take their allowed variables from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The built-in rooms: the TypeScript indexer and oracle, the offline engine, the restricted evaluator, the project's own
 * compiler and tests. Every room is loaded when it is first used.
 */
export function createDefaultRooms(options: DefaultRoomsOptions): Rooms {
  const { cacheDirectory, validation } = options;
  const verdicts =
    cacheDirectory === undefined || validation?.cache === false ? undefined : join(cacheDirectory, "verdicts");
  const { forbid } = generateConfigSection.schema.parse(options.generate ?? {});
  return {
    async index(directory, paths, context) {
      const { createIndexer } = await import("@maze/indexer");
      return createIndexer({ ...options.index }).index({ root: directory, paths }, context);
    },
    async openOracle(directory, { logger }) {
      const { createTypeOracle } = await import("@maze/type-oracle");
      return createTypeOracle({ directory, logger });
    },
    async openEvaluator() {
      // The engine is what an evaluator is opened for, so it loads now, while the compiler reads the project.
      const [{ createExampleEvaluator }] = await Promise.all([import("@maze/sandbox"), import("@maze/synthesis")]);
      return createExampleEvaluator();
    },
    async engines({ oracle, evaluator }) {
      const { createSynthesis } = await import("@maze/synthesis");
      return createRegistry("engine", [createSynthesis({ oracle, evaluator, config: options.synthesis })]);
    },
    constraintProviders: createConstraintProviders({ forbid }),
    async copyProject({ directory, edits }, context) {
      const { createScratchCopy } = await import("@maze/validation");
      return createScratchCopy({ directory, edits: [...edits] }, context);
    },
    async validators({ directory }) {
      const [{ createValidators }, { chooseIsolation }] = await Promise.all([
        import("@maze/validation"),
        import("@maze/sandbox"),
      ]);
      const { memoryMb, processes, ...choice } = options.sandbox ?? {};
      return createValidators({
        directory,
        forbid,
        config: options.validation,
        environment: options.environment,
        adapters: async () => (await import("@maze/indexer")).defaultAdapters(),
        isolation: () => chooseIsolation(choice),
        limits: { memoryMb, processes },
      });
    },
    validate: (validators, stages, request, context, { reuse } = { reuse: false }) =>
      runStages(validators, stages, request, context, reuse ? verdicts : undefined),
    async fixFiles(of, context) {
      const { fixFiles } = await import("@maze/validation");
      const settings = { environment: { ...options.environment }, timeoutMs: options.validation?.fixTimeoutMs };
      return fixFiles({ directory: of.directory, files: [...of.files], ...settings }, context);
    },
    async repairFiles({ directory, files, ...settings }, context) {
      const { createCodeFixes, repairFiles } = await import("@maze/repair");
      const codeFixes = createCodeFixes({ directory });
      try {
        return await repairFiles(files, { ...settings, codeFixes, taskId: "repair" }, context);
      } finally {
        codeFixes.close();
      }
    },
    async placeBodies({ file, fileText, style, placements }) {
      const { placeBodies } = await import("@maze/synthesis");
      return placeBodies({ file, fileText, style, placements: [...placements] });
    },
  };
}

async function runStages(
  validators: Registry<Validator>,
  stages: readonly string[],
  request: ValidationRequest,
  context: OperationContext,
  folder: string | undefined,
): Promise<StageResult[]> {
  const { createValidation, createVerdictStore } = await import("@maze/validation");
  const verdicts = folder === undefined ? undefined : createVerdictStore({ directory: folder });
  const verdict = await createValidation({ validators, verdicts }).validate(request, stages, context);
  return verdict.stages;
}
