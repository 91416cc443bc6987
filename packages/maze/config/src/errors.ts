import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@maze/config` raises. A retired code is never given another meaning. */
export const configErrorCodes = {
  MAZE_CONFIG_INVALID: {
    summary: "The configuration has several problems of different kinds; the message lists every one with its place.",
    hint: "Mend the listed places; each has a code of its own.",
  },
  MAZE_CONFIG_SYNTAX: {
    summary: "A configuration file is not valid TOML.",
    hint: "Mend the place that the message shows.",
  },
  MAZE_CONFIG_UNKNOWN_SECTION: {
    summary: "A configuration file or an override names a section that nothing reads.",
    hint: "Use one of the sections that `maze config list` shows.",
  },
  MAZE_CONFIG_UNKNOWN_KEY: {
    summary: "A section holds a key that nothing reads.",
    hint: "Use one of the keys that `maze config list` shows.",
  },
  MAZE_CONFIG_UNKNOWN_VARIABLE: {
    summary: "An environment variable has the prefix of a section, but names none of its keys.",
    hint: "Unset the variable, or use the name that belongs to the key.",
  },
  MAZE_CONFIG_FOREIGN_VARIABLE: {
    summary: "An environment variable begins with MAZE_ but belongs to no section; it is only a warning.",
    hint: "Ignore it where another tool reads the variable; otherwise mend its name.",
  },
  MAZE_CONFIG_VALUE: {
    summary: "A value has the wrong type, or is not allowed for its key.",
    hint: "The message says what is expected.",
  },
  MAZE_CONFIG_MISSING: {
    summary: "A key that has no default is set in no layer.",
    hint: "Set the key in maze.toml, in the environment or on the command line.",
  },
  MAZE_CONFIG_KEY_SYNTAX: {
    summary: "A key or an override is not written as `section.key` or `section.key=value`.",
    hint: "Write the section, a dot and the key; quote a name that holds other characters than letters, digits, - and _.",
  },
  MAZE_CONFIG_TWO_PROJECT_FILES: {
    summary: "One directory has both a maze.toml and a .maze/config.toml, so it is not clear which one counts.",
    hint: "Keep one of the two files.",
  },
  MAZE_CONFIG_UNREADABLE: {
    summary: "A configuration file is there but cannot be read as text.",
    hint: "The message says what is wrong with the file and how to mend it.",
  },
  MAZE_CONFIG_RELATIVE_XDG: {
    summary: "XDG_CONFIG_HOME is not an absolute path and is ignored, as its specification asks; it is only a warning.",
    hint: "Set XDG_CONFIG_HOME to an absolute path, or unset it.",
  },
  MAZE_CONFIG_RELATIVE_DIRECTORY: {
    summary: "The working or the home directory was given as a relative path; this is a bug of the program.",
    hint: "Pass absolute paths.",
  },
  MAZE_CONFIG_SECTION_CONFLICT: {
    summary: "Two sections have one name, or two keys map to one environment variable; this is a bug of the program.",
    hint: "Rename one of the two.",
  },
  MAZE_CONFIG_NOT_EDITABLE: {
    summary: "A key cannot be set or unset alone, since it, or what holds it, is a table, an array or another value.",
    hint: "Change the keys inside it one by one, or edit the file by hand.",
  },
  MAZE_CONFIG_NOT_SET: {
    summary: "A key that should be unset is not set in the file.",
    hint: "`maze config list --origin` shows where a value comes from.",
  },
  MAZE_CONFIG_UNPRINTABLE: {
    summary: "A value has no form in TOML, such as null or half a surrogate pair.",
    hint: "Use a string, number, boolean, date, array or table.",
  },
  MAZE_CONFIG_EDIT_UNVERIFIED: {
    summary: "An edit would have changed more than its key, so it was not made; this is a bug.",
    hint: "Edit the file by hand, and please report the file and the key.",
  },
  MAZE_CONFIG_LOCKED: {
    summary: "Another command held the lock of a configuration file for too long; nothing was written.",
    hint: "Run the command again; when no other command runs, delete the lock file that the message names.",
  },
  MAZE_CONFIG_UNWRITABLE: {
    summary: "A configuration file cannot be written; it is as it was.",
    hint: "Check that the directory is writable and the disk is not full.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type ConfigErrorCode = keyof typeof configErrorCodes;
