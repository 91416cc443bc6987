import type { WireProject, WireSnapshot } from "../../compiler/protocol.ts";
import type { Layer } from "../layer.ts";
import { createAnswers, type Params } from "./answers.ts";
import type { Compiler } from "./compiler.ts";
import { createObjectWriter } from "./describe-objects.ts";
import { createFlagTable } from "./flags.ts";
import { createNodeTable } from "./node-table.ts";
import { createView, type View } from "./view.ts";
import { createWorkspace } from "./workspace.ts";

interface Update {
  readonly layer: Layer;
  readonly openProjects?: readonly string[];
  readonly openFiles?: readonly string[];
}

/** Answers one request of the API of TypeScript 7.0. */
export type Server = (method: string, params: unknown) => unknown;

export function createServer(compiler: Compiler, directory: string): Server {
  const workspace = createWorkspace(compiler, directory);
  const flags = createFlagTable(compiler);
  const nodes = createNodeTable(compiler, flags);
  const write = createObjectWriter(compiler, flags, nodes);
  const answers = createAnswers({ compiler, write, nodes });
  const snapshots = new Map<number, Map<string, View>>();
  let latest = 0;

  const snapshot = (): WireSnapshot => {
    latest++;
    const views = new Map<string, View>();
    const before = snapshots.get(latest - 1);
    for (const [id, { service }] of workspace.projects) {
      const program = service.getProgram();
      if (program === undefined) continue;
      const known = before?.get(id);
      views.set(id, known?.program === program ? known : createView(program));
    }
    snapshots.set(latest, views);
    const projects = [...workspace.projects].map(([id, { config, configFileName }]) => ({
      id,
      configFileName,
      compilerOptions: config.options,
      rootFiles: config.fileNames,
    }));
    return { snapshot: latest, projects: projects as unknown as WireProject[] };
  };

  return (method, params) => {
    const asked = params as Params & { snapshot: number; project: string };
    switch (method) {
      case "initialize":
        return { useCaseSensitiveFileNames: compiler.sys.useCaseSensitiveFileNames, currentDirectory: directory };
      case "updateSnapshot": {
        const { layer, openProjects = [], openFiles = [] } = params as Update;
        const isStructure = layer.created.length + layer.removedPaths.length > 0;
        if (isStructure || Object.keys(layer.files).length > 0) workspace.put(layer, isStructure);
        for (const config of openProjects) workspace.open(config);
        for (const file of openFiles) workspace.openFor(file);
        return snapshot();
      }
      case "release":
        snapshots.delete(asked.snapshot);
        return null;
      case "getConfigFileParsingDiagnostics":
        return workspace.projects.get(asked.project)?.config.errors.map((finding) => write.finding(finding)) ?? [];
      default: {
        const answer = answers[method];
        const view = snapshots.get(asked.snapshot)?.get(asked.project);
        if (answer === undefined) throw new Error(`unknown request ${method}`);
        if (view === undefined) throw new Error(`there is no view ${asked.snapshot} of ${asked.project}`);
        return answer(view, asked);
      }
    }
  };
}
