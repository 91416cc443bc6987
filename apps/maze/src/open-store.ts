import type { OperationContext, TypeOracle } from "@maze/core";
import {
  createDeclarationReader,
  createProjectQueries,
  defaultAdapters,
  findReferencesBy,
  openProjectStore,
  type ProjectQueries,
  type ProjectStore,
  type RefreshReport,
} from "@maze/indexer";
import type { OpenProject } from "./open-project.ts";

/** The stored index of a project, as it is now, with what answers questions about it. */
export interface OpenStore {
  readonly store: ProjectStore;
  readonly queries: ProjectQueries;
  readonly report: RefreshReport;
  /** What a person should know, such as that the index could not be stored. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Opens the stored index and brings it up to date. */
export async function openStore(
  project: Pick<OpenProject, "directory" | "config" | "rooms">,
  context: OperationContext,
): Promise<OpenStore> {
  const adapters = defaultAdapters();
  const store = await openProjectStore({
    root: project.directory,
    reader: createDeclarationReader(adapters),
    config: project.config.index,
  });
  try {
    const report = await store.refresh(context);
    let oracle: Promise<TypeOracle> | undefined;
    const findReferences = findReferencesBy(() => (oracle = project.rooms.openOracle(project.directory, context)));
    const queries = createProjectQueries({ store, adapters, findReferences });
    return {
      store,
      queries,
      report,
      warnings: store.diagnostics.map(({ message }) => message),
      async close() {
        queries.close();
        store.close();
        // Where it could not be opened, who asked was told.
        await oracle?.then(
          (opened) => opened.close(),
          () => undefined,
        );
      },
    };
  } catch (cause) {
    store.close();
    throw cause;
  }
}
