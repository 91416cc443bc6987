import { MazeError } from "./maze-error.ts";

/** What every replaceable implementation has. */
export interface Implementation {
  readonly specVersion: "v1";
  /** Unique within its registry, kebab case. */
  readonly id: string;
}

/** Implementations of one interface by id, in the order they were registered. */
export interface Registry<T extends Implementation> {
  /** @throws {MazeError} MAZE_CORE_DUPLICATE_REGISTRATION, MAZE_CORE_SPEC_VERSION */
  register(implementation: T): void;
  /** @throws {MazeError} MAZE_CORE_UNKNOWN_IMPLEMENTATION */
  get(id: string): T;
  has(id: string): boolean;
  list(): readonly T[];
}

/**
 * A registry for implementations of `what`.
 *
 * @example
 * ```ts
 * import { createRegistry } from "@maze/core";
 * const engines = createRegistry<{ specVersion: "v1"; id: string }>("generator");
 * engines.register({ specVersion: "v1", id: "synthesis" });
 * engines.get("synthesis").id; // => "synthesis"
 * engines.get("oracle"); // => throws MAZE_CORE_UNKNOWN_IMPLEMENTATION
 * ```
 */
export function createRegistry<T extends Implementation>(what: string, initial: readonly T[] = []): Registry<T> {
  const byId = new Map<string, T>();
  const registry: Registry<T> = {
    register(implementation) {
      if ((implementation.specVersion as string) !== "v1") {
        throw new MazeError({
          code: "MAZE_CORE_SPEC_VERSION",
          message: `${what} "${implementation.id}" implements version ${implementation.specVersion}; this copy of @maze/core knows v1`,
          hint: "Install the version of the plugin that fits this version of @maze/core.",
          details: { id: implementation.id, specVersion: implementation.specVersion },
        });
      }
      if (byId.has(implementation.id)) {
        throw new MazeError({
          code: "MAZE_CORE_DUPLICATE_REGISTRATION",
          message: `a ${what} with the id "${implementation.id}" is registered already`,
          hint: "Give each implementation its own id.",
          details: { id: implementation.id },
        });
      }
      byId.set(implementation.id, implementation);
    },
    get(id) {
      const found = byId.get(id);
      if (found !== undefined) return found;
      const known = [...byId.keys()].join(", ");
      throw new MazeError({
        code: "MAZE_CORE_UNKNOWN_IMPLEMENTATION",
        message: `no ${what} has the id "${id}"`,
        hint: known === "" ? `No ${what} is registered.` : `Known ids: ${known}.`,
        details: { id, known: [...byId.keys()] },
      });
    },
    has: (id) => byId.has(id),
    list: () => [...byId.values()],
  };
  for (const implementation of initial) registry.register(implementation);
  return registry;
}
