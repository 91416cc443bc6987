"""Prints what Python's own parser says that files declare. Reads a JSON array of paths, writes {path: names or null}."""
import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")


def targets(node):
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, (ast.Tuple, ast.List)):
        for element in node.elts:
            yield from targets(element)
    elif isinstance(node, ast.Starred):
        yield from targets(node.value)


def self_targets(node, name):
    if isinstance(node, ast.Attribute):
        if isinstance(node.value, ast.Name) and node.value.id == name:
            yield node.attr
    elif isinstance(node, (ast.Tuple, ast.List)):
        for element in node.elts:
            yield from self_targets(element, name)
    elif isinstance(node, ast.Starred):
        yield from self_targets(node.value, name)


def bodies(node):
    """The lists of statements that a statement holds without a scope of their own."""
    for field in ("body", "orelse", "finalbody"):
        yield getattr(node, field, [])
    for handler in getattr(node, "handlers", []):
        yield handler.body
    for case in getattr(node, "cases", []):
        yield case.body


def visit(statements, prefix, scope, names):
    for node in statements:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            names.add(prefix + node.name)
            if scope == "class":
                arguments = node.args.posonlyargs + node.args.args
                if arguments:
                    for inner in ast.walk(node):
                        if isinstance(inner, ast.Assign):
                            assigned = inner.targets
                        elif isinstance(inner, ast.AnnAssign):
                            assigned = [inner.target]
                        else:
                            continue
                        for target in assigned:
                            for attribute in self_targets(target, arguments[0].arg):
                                names.add(prefix + attribute)
            visit(node.body, prefix + node.name + ".", "function", names)
        elif isinstance(node, ast.ClassDef):
            names.add(prefix + node.name)
            visit(node.body, prefix + node.name + ".", "class", names)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and scope != "function":
            assigned = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in assigned:
                for name in targets(target):
                    names.add(prefix + name)
        elif not isinstance(node, ast.Expr):
            for body in bodies(node):
                visit(body, prefix, scope, names)


result = {}
for path in json.load(sys.stdin):
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (SyntaxError, ValueError):
        result[path] = None
        continue
    names = set()
    visit(tree.body, "", "module", names)
    result[path] = sorted(names)
json.dump(result, sys.stdout)
