/** Names that a shell or the dynamic linker of a launcher would read, change or set by itself. */
const touched = /^(?:LD_.*|GLIBC_TUNABLES|MALLOC_.*|BASH_.*|ENV|PS[0-9]|IFS|PWD|OLDPWD|SHLVL|_|OPTIND|PPID|PATH)$/;
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Variables that launchers add by themselves, to be taken away again. */
const ADDED = ["PWD", "OLDPWD", "SHLVL", "_", "PATH"];

/** An environment in two parts: what launchers may see, and arguments of `env` that make it exact for the program alone. */
export interface SplitEnvironment {
  readonly outer: Record<string, string>;
  readonly envArguments: readonly string[];
}

/**
 * Splits an environment for a program that starts behind a shell: what the launchers would read or lose (a library to
 * preload, a name that is no identifier) is set by `env` at the very end, inside.
 */
export function splitEnvironment(env: Readonly<Record<string, string>>): SplitEnvironment {
  const outer: Record<string, string> = {};
  const inner: string[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (touched.test(name) || !identifier.test(name)) inner.push(`${name}=${value}`);
    else outer[name] = value;
  }
  return { outer, envArguments: [...ADDED.flatMap((name) => ["-u", name]), ...inner] };
}
