import { indexerConfigSection } from "@maze/indexer";
import { generateConfigSection, projectConfigSection } from "@maze/pipeline";
import { sandboxConfigSection } from "@maze/sandbox";
import { synthesisConfigSection } from "@maze/synthesis";
import { telemetryConfigSection } from "@maze/telemetry";
import { validationConfigSection } from "@maze/validation";

/** Every section of the configuration; each schema belongs to the package that reads it. */
export const configSections = [
  projectConfigSection,
  generateConfigSection,
  indexerConfigSection,
  synthesisConfigSection,
  validationConfigSection,
  sandboxConfigSection,
  telemetryConfigSection,
] as const;
