// Command go-names prints what Go's own parser says that files declare. It reads a JSON array of paths and writes
// {path: names or null}.
package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
)

func baseName(expression ast.Expr) string {
	switch node := expression.(type) {
	case *ast.Ident:
		return node.Name
	case *ast.StarExpr:
		return baseName(node.X)
	case *ast.ParenExpr:
		return baseName(node.X)
	case *ast.IndexExpr:
		return baseName(node.X)
	case *ast.IndexListExpr:
		return baseName(node.X)
	case *ast.SelectorExpr:
		return node.Sel.Name
	}
	return ""
}

func main() {
	var paths []string
	if err := json.NewDecoder(os.Stdin).Decode(&paths); err != nil {
		panic(err)
	}
	result := map[string][]string{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			result[path] = nil
			continue
		}
		names := []string{}
		add := func(name string) bool {
			if name == "_" || name == "" {
				return false
			}
			names = append(names, name)
			return true
		}
		var members func(prefix string, expression ast.Expr)
		members = func(prefix string, expression ast.Expr) {
			switch node := expression.(type) {
			case *ast.StructType:
				for _, field := range node.Fields.List {
					for _, name := range field.Names {
						if name.Name != "_" && add(prefix+"."+name.Name) {
							members(prefix+"."+name.Name, field.Type)
						}
					}
					if len(field.Names) == 0 {
						add(prefix + "." + baseName(field.Type))
					}
				}
			case *ast.InterfaceType:
				for _, method := range node.Methods.List {
					for _, name := range method.Names {
						add(prefix + "." + name.Name)
					}
				}
			}
		}
		for _, declaration := range file.Decls {
			switch node := declaration.(type) {
			case *ast.FuncDecl:
				if node.Name.Name == "_" {
					continue
				}
				if node.Recv != nil && len(node.Recv.List) > 0 {
					add(baseName(node.Recv.List[0].Type) + "." + node.Name.Name)
				} else {
					add(node.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range node.Specs {
					switch of := spec.(type) {
					case *ast.ValueSpec:
						for _, name := range of.Names {
							add(name.Name)
						}
					case *ast.TypeSpec:
						if add(of.Name.Name) && !of.Assign.IsValid() {
							members(of.Name.Name, of.Type)
						}
					}
				}
			}
		}
		result[path] = names
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		panic(err)
	}
}
