/**
 * Layered TOML configuration that remembers where every value came from: defaults, a global file, a project file, the
 * environment and the command line; edits of one key that keep everything else; a JSON Schema for editors.
 *
 * @packageDocumentation
 */
export { changeConfigFile } from "./change-config-file.ts";
export type { ChangeConfigFileOptions, ChangedConfigFile } from "./change-config-file.ts";
export { closestName } from "./closest-name.ts";
export type { ConfigFiles } from "./config-files.ts";
export { configJsonSchema } from "./config-json-schema.ts";
export type { ConfigJsonSchema } from "./config-json-schema.ts";
export { formatConfigKey, parseConfigKey } from "./config-key.ts";
export { formatConfigOrigin } from "./config-origin.ts";
export type { ConfigOrigin } from "./config-origin.ts";
export { editConfigFile } from "./edit/edit-config-file.ts";
export type { EditConfigFileOptions, EditedConfigFile } from "./edit/edit-config-file.ts";
export { setConfigValue } from "./edit/set-config-value.ts";
export { unsetConfigValue } from "./edit/unset-config-value.ts";
export { environmentVariable } from "./environment-variable.ts";
export { configErrorCodes } from "./errors.ts";
export type { ConfigErrorCode } from "./errors.ts";
export { findConfigFiles } from "./find-config-files.ts";
export type { ConfigFileLocations, FindConfigFilesOptions } from "./find-config-files.ts";
export { formatConfigValue } from "./format-config-value.ts";
export type { ConfigOverride } from "./layers/override-layer.ts";
export { loadConfig } from "./load-config.ts";
export type { LoadConfigOptions } from "./load-config.ts";
export { nodeConfigFiles } from "./node-config-files.ts";
export { parseConfigValue } from "./parse-config-value.ts";
export { renderDefaultConfig } from "./render-default-config.ts";
export type { RenderDefaultConfigOptions } from "./render-default-config.ts";
export type { ConfigRow } from "./resolve/config-rows.ts";
export { getConfigValue, listConfig } from "./resolved-config.ts";
export type { ConfigValues, ReadConfigFile, ResolvedConfig } from "./resolved-config.ts";
export type { TomlTable, TomlValue } from "./toml/toml-value.ts";
