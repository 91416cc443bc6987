import ts from "typescript";

/** The compiler's table of symbols, as far as the comparison needs it; not part of its public types. */
interface Bound {
  readonly locals?: ts.SymbolTable;
  readonly symbol?: ts.Symbol;
}

/** What the compiler says that a file declares, `Container.member`, and which names it exports. */
export interface CompilerNames {
  readonly declared: ReadonlySet<string>;
  readonly exported: ReadonlySet<string>;
}

/** Names by the binder of TypeScript 6; imports, computed names and local names are left out. */
export function compilerNames(path: string, text: string): CompilerNames {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === path ? source : undefined),
    getDefaultLibFileName: () => "lib.d.ts",
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => name === path,
    readFile: () => undefined,
  };
  const program = ts.createProgram(
    [path],
    { noLib: true, noResolve: true, allowJs: true, target: ts.ScriptTarget.Latest },
    host,
  );
  program.getTypeChecker();
  const declared = new Set<string>();
  const bound = source as unknown as Bound;
  addTable(bound.locals, "", declared);
  const own = bound.symbol?.exports;
  addTable(own, "", declared);
  const exported = new Set<string>();
  own?.forEach((_, name) => {
    if (name !== ts.InternalSymbolName.ExportStar) exported.add(plain(name) ?? ts.unescapeLeadingUnderscores(name));
  });
  return { declared, exported };
}

function addTable(table: ts.SymbolTable | undefined, prefix: string, into: Set<string>): void {
  table?.forEach((symbol, key) => {
    const name = key === ts.InternalSymbolName.Default ? defaultName(symbol) : plain(key);
    if (
      name === undefined ||
      isAliasOnly(symbol) ||
      symbol.flags & ts.SymbolFlags.TypeParameter ||
      symbol.flags & ts.SymbolFlags.Prototype
    )
      return;
    const path = `${prefix}${name}`;
    into.add(path);
    addTable(symbol.members, `${path}.`, into);
    addTable(symbol.exports, `${path}.`, into);
    for (const declaration of symbol.declarations ?? []) {
      if (ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type)) {
        addTable((declaration.type as unknown as Bound).symbol?.members, `${path}.`, into);
      }
      // Names of a namespace that it does not export are local to it.
      if (ts.isModuleDeclaration(declaration)) addTable((declaration as unknown as Bound).locals, `${path}.`, into);
    }
  });
}

const isAliasOnly = (symbol: ts.Symbol): boolean =>
  (symbol.flags & ~ts.SymbolFlags.Alias) === 0 || (symbol.flags & ts.SymbolFlags.ExportStar) !== 0;

/** The name as it is written; `undefined` for signatures and computed names, which the compiler names itself. */
function plain(key: ts.__String): string | undefined {
  // The compiler marks its own names by two underscores, and escapes names of users that begin so by a third.
  const raw = key as string;
  if (raw === "__constructor" || raw === "__global") return raw.slice(2);
  if (raw.startsWith("__#")) return raw.replace(/^__#\d+@/, "");
  if (/^__[^_]/.test(raw)) return undefined;
  return ts.unescapeLeadingUnderscores(key).replace(/^"(.*)"$/s, "$1");
}

/** The declaration that is the default export may have a name of its own. */
function defaultName({ declarations }: ts.Symbol): string {
  const [declaration] = declarations ?? [];
  const name = declaration === undefined ? undefined : ts.getNameOfDeclaration(declaration);
  return name !== undefined && ts.isIdentifier(name) ? name.text : "default";
}
