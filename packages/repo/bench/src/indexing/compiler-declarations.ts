import ts from "typescript";
import { declarationKey, type DeclarationKey } from "./declaration-key.ts";

/**
 * What the compiler's parser says that a file declares: at its top level and in its namespaces, the members of classes,
 * interfaces, enums and of aliases of object types, the properties among the parameters of constructors, and what `var`
 * declares in blocks. Names that are local to functions and blocks are left out. This is the judge: it shares no code
 * with what it judges.
 */
export function compilerDeclarations(path: string, text: string): DeclarationKey[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const keys: DeclarationKey[] = [];
  const startOf = (node: ts.Node): number => node.getStart(file);

  const add = (kind: string, container: readonly string[], name: string, offset: number): readonly string[] => {
    const own = [...container, name];
    keys.push(declarationKey(kind, own, offset));
    return own;
  };
  const nameOf = (name: ts.PropertyName): [string, number] => {
    if (!ts.isComputedPropertyName(name)) return [name.text, startOf(name)];
    const { expression } = name;
    if (ts.isStringLiteralLike(expression) || ts.isNumericLiteral(expression))
      return [expression.text, startOf(expression)];
    return [`[${expression.getText(file)}]`, startOf(name)];
  };
  const bound = (name: ts.BindingName): ts.Identifier[] =>
    ts.isIdentifier(name)
      ? [name]
      : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : bound(element.name)));

  const readClass = (node: ts.ClassLikeDeclaration, container: readonly string[]): void => {
    for (const member of node.members) {
      if (ts.isConstructorDeclaration(member)) {
        add("constructor", container, "constructor", keywordOf(member, ts.SyntaxKind.ConstructorKeyword));
        for (const parameter of member.parameters) {
          if (!ts.isParameterPropertyDeclaration(parameter, member)) continue;
          for (const name of bound(parameter.name)) add("property", container, name.text, startOf(name));
        }
      } else if (ts.isIndexSignatureDeclaration(member)) add("index-signature", container, "", startOf(member));
      else if (member.name !== undefined && !ts.isClassStaticBlockDeclaration(member)) {
        const [name, offset] = nameOf(member.name);
        const isAuto = ts.isAutoAccessorPropertyDeclaration(member);
        const isAccessor = isAuto || ts.isGetAccessor(member) || ts.isSetAccessor(member);
        add(isAccessor ? "accessor" : ts.isMethodDeclaration(member) ? "method" : "property", container, name, offset);
      }
    }
  };
  const keywordOf = (node: ts.Node, kind: ts.SyntaxKind): number => {
    const word = node.getChildren(file).find((child) => child.kind === kind);
    return word === undefined ? startOf(node) : startOf(word);
  };
  const readTypeMembers = (members: readonly ts.TypeElement[], container: readonly string[]): void => {
    for (const member of members) {
      if (ts.isCallSignatureDeclaration(member)) add("call-signature", container, "", startOf(member));
      else if (ts.isConstructSignatureDeclaration(member)) add("construct-signature", container, "", startOf(member));
      else if (ts.isIndexSignatureDeclaration(member)) add("index-signature", container, "", startOf(member));
      else if (member.name !== undefined) {
        const [name, offset] = nameOf(member.name);
        const isAccessor = ts.isGetAccessor(member) || ts.isSetAccessor(member);
        add(isAccessor ? "accessor" : ts.isMethodSignature(member) ? "method" : "property", container, name, offset);
      }
    }
  };
  const readVariables = (list: ts.VariableDeclarationList, container: readonly string[]): void => {
    // The two bits of the flag `BlockScoped`, of which the second alone is `Const`.
    const kind = (list.flags & 3) === 2 ? "constant" : "variable";
    for (const { name, initializer } of list.declarations) {
      const names = bound(name);
      for (const each of names) {
        const own = add(kind, container, each.text, startOf(each));
        if (names.length === 1 && initializer !== undefined && ts.isClassExpression(initializer))
          readClass(initializer, own);
      }
    }
  };
  /** `var` in blocks; what stands in functions, classes and expressions is local to them. */
  const readBlocks = (node: ts.Node, container: readonly string[]): void => {
    if (ts.isVariableDeclarationList(node)) {
      if ((node.flags & ts.NodeFlags.BlockScoped) === 0) readVariables(node, container);
      return;
    }
    const isStatement = ts.isStatement(node) || ts.isCaseOrDefaultClause(node) || ts.isCatchClause(node);
    if (!isStatement && !ts.isCaseBlock(node)) return;
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isModuleDeclaration(node)) return;
    node.forEachChild((child) => {
      readBlocks(child, container);
    });
  };
  const named = (node: { readonly name?: ts.Identifier | undefined } & ts.Node): [string, number] => [
    node.name?.text ?? "default",
    node.name === undefined ? -1 : startOf(node.name),
  ];
  const readStatement = (node: ts.Statement, container: readonly string[]): void => {
    if (ts.isFunctionDeclaration(node)) add("function", container, ...named(node));
    else if (ts.isClassDeclaration(node)) readClass(node, add("class", container, ...named(node)));
    else if (ts.isInterfaceDeclaration(node))
      readTypeMembers(node.members, add("interface", container, ...named(node)));
    else if (ts.isTypeAliasDeclaration(node)) {
      const own = add("type", container, ...named(node));
      if (ts.isTypeLiteralNode(node.type)) readTypeMembers(node.type.members, own);
    } else if (ts.isEnumDeclaration(node)) {
      const own = add("enum", container, ...named(node));
      for (const member of node.members) add("enum-member", own, ...nameOf(member.name));
    } else if (ts.isModuleDeclaration(node)) readModule(node, container);
    else if (ts.isVariableStatement(node)) readVariables(node.declarationList, container);
    else if (ts.isExportAssignment(node)) {
      if (node.isExportEquals === true || ts.isIdentifier(node.expression)) return;
      const own = add("constant", container, "default", -1);
      if (ts.isClassExpression(node.expression)) readClass(node.expression, own);
    } else readBlocks(node, container);
  };
  const readModule = (node: ts.ModuleDeclaration, container: readonly string[]): void => {
    const isGlobal = (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
    // The two bits of the flag `BlockScoped`, of which the second alone is `Const`.
    const kind = ts.isStringLiteral(node.name) ? "module" : "namespace";
    const own = add(kind, container, node.name.text, isGlobal ? -1 : startOf(node.name));
    if (node.body === undefined) return;
    if (ts.isModuleBlock(node.body)) for (const statement of node.body.statements) readStatement(statement, own);
    else if (ts.isModuleDeclaration(node.body)) readModule(node.body, own);
  };
  for (const statement of file.statements) readStatement(statement, []);
  return keys;
}
