import ts from "typescript";

/** Renames every local binding; what the module exports, imports and reads from objects keeps its name. */
export function renameLocals(source: string, names: readonly string[]): string {
  const used = new Set(source.match(/[A-Za-z_]\w*/g));
  const fresh = freshNames(names, used);
  let text = source;
  for (let index = 0; ; index += 1) {
    const position = localBindings(text)[index];
    if (position === undefined) return text;
    const name = fresh.next();
    if (name.done) return text;
    text = renameAt(text, position, name.value);
  }
}

function* freshNames(names: readonly string[], used: ReadonlySet<string>): Generator<string, void> {
  for (let round = 1; ; round += 1) {
    for (const name of names) {
      const candidate = round === 1 ? name : `${name}${round}`;
      if (!used.has(candidate)) yield candidate;
    }
  }
}

function localBindings(text: string): readonly number[] {
  const file = ts.createSourceFile("variant.ts", text, ts.ScriptTarget.Latest, true);
  const found: number[] = [];
  const walk = (node: ts.Node): void => {
    const binding = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
    if (binding && ts.isIdentifier(node.name) && !isExported(node) && isInFunctionBody(node)) {
      found.push(node.name.getStart());
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

function isExported(node: ts.Node): boolean {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return ts.isVariableStatement(statement) && statement.modifiers !== undefined;
}

/** Parameters of types and of properties that a constructor declares are no locals. */
function isInFunctionBody(node: ts.Node): boolean {
  if (ts.isParameter(node)) return "body" in node.parent && node.parent.body !== undefined && !node.modifiers;
  return true;
}

function renameAt(text: string, position: number, name: string): string {
  const file = "variant.ts";
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => (path === file ? ts.ScriptSnapshot.fromString(text) : undefined),
    getCurrentDirectory: () => "",
    getCompilationSettings: () => ({ noLib: true, target: ts.ScriptTarget.Latest, noResolve: true }),
    getDefaultLibFileName: () => "lib.d.ts",
    fileExists: (path) => path === file,
    readFile: (path) => (path === file ? text : undefined),
  });
  const places = service.findRenameLocations(file, position, false, false, {
    providePrefixAndSuffixTextForRename: true,
  });
  service.dispose();
  return [...(places ?? [])]
    .sort((a, b) => b.textSpan.start - a.textSpan.start)
    .reduce((result, { textSpan, prefixText = "", suffixText = "" }) => {
      const end = textSpan.start + textSpan.length;
      return result.slice(0, textSpan.start) + prefixText + name + suffixText + result.slice(end);
    }, text);
}
