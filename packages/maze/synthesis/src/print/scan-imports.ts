/** A specifier of a named import: `imported as local`. */
export interface NamedSpecifier {
  readonly imported: string;
  readonly local: string;
  readonly typeOnly: boolean;
}

/** An import statement at the head of a file. */
export interface ImportStatement {
  readonly start: number;
  readonly end: number;
  readonly module: string;
  readonly typeOnly: boolean;
  readonly defaultName: string | undefined;
  readonly namespace: string | undefined;
  /** Offsets of `{` and after `}`, where the statement has braces. */
  readonly braces: { readonly start: number; readonly end: number } | undefined;
  readonly named: readonly NamedSpecifier[];
  readonly quote: string;
  readonly semicolon: boolean;
}

/** The head of a file: its import statements, and where a first import would be put. */
export interface FileHead {
  readonly imports: readonly ImportStatement[];
  readonly insertAt: number;
}

const IMPORT =
  /import\s+(?:(type)\s+(?![,}]|from\s))?(?:([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?:,\s*)?)?(?:\*\s*as\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*)?(\{[^}]*\})?\s*(?:from\s*)?(["'])([^"'\r\n]*)\5(?:\s*with\s*\{[^}]*\})?[ \t]*(;?)/uy;
const GAP = /(?:\s+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)+/y;
const DIRECTIVE = /(["'])use [a-z]+\1[ \t]*;?/y;
const SHEBANG = /^\ufeff?#![^\r\n]*/;

/**
 * Reads the import statements that stand before the first other statement of a TypeScript file, with byte order mark,
 * shebang, directives and comments between them.
 */
export function scanFileHead(text: string): FileHead {
  const imports: ImportStatement[] = [];
  let at = SHEBANG.exec(text)?.[0].length ?? (text.startsWith("\ufeff") ? 1 : 0);
  let insertAt = at;
  for (;;) {
    const gap = matchAt(GAP, text, at);
    const start = at + (gap?.[0].length ?? 0);
    const directive = imports.length === 0 ? matchAt(DIRECTIVE, text, start) : null;
    if (directive !== null) {
      at = start + directive[0].length;
      insertAt = at;
      continue;
    }
    const found = matchAt(IMPORT, text, start);
    if (found === null) {
      if (imports.length === 0) insertAt = afterHeaderComment(text, insertAt, gap?.[0] ?? "");
      return { imports, insertAt };
    }
    const statement = readImport(found, start);
    imports.push(statement);
    at = statement.end;
    insertAt = at;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readImport(found: RegExpExecArray, start: number): ImportStatement {
  const [whole, type, defaultName, namespace, list, quote = '"', module = "", semicolon] = found;
  const open = list === undefined ? -1 : start + whole.indexOf(list);
  return {
    start,
    end: start + whole.length,
    module,
    typeOnly: type !== undefined,
    defaultName,
    namespace,
    braces: list === undefined ? undefined : { start: open, end: open + list.length },
    named: list === undefined ? [] : readSpecifiers(list.slice(1, -1)),
    quote,
    semicolon: semicolon === ";",
  };
}

function readSpecifiers(list: string): NamedSpecifier[] {
  const plain = list.replace(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, " ");
  return plain.split(",").flatMap((part): NamedSpecifier[] => {
    const words = part.trim().split(/\s+/);
    const typeOnly = words.length > 1 && words[0] === "type" && words[1] !== "as";
    const [imported = "", , local] = typeOnly ? words.slice(1) : words;
    return imported === "" ? [] : [{ imported, local: local ?? imported, typeOnly }];
  });
}

/** A comment that is set apart by an empty line belongs to the file, any other to the first statement. */
function afterHeaderComment(text: string, at: number, gap: string): number {
  const header = /^\s*(?:\/\/[^\r\n]*(?:\r?\n|$)|\/\*[\s\S]*?\*\/[ \t]*(?:\r?\n|$))+(?=[ \t]*\r?\n)/.exec(gap);
  return header === null ? at : at + header[0].trimEnd().length;
}
