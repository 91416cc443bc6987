//! Prints what Zig's own parser says that files declare: `F path`, then `N name` for each name. A file that it cannot
//! parse is left out.
const std = @import("std");
const Ast = std.zig.Ast;
const Node = Ast.Node;

const Reader = struct {
    tree: *const Ast,
    arena: std.mem.Allocator,
    out: *std.Io.Writer,

    const Error = error{ OutOfMemory, WriteFailed };

    fn tokenName(reader: Reader, token: Ast.TokenIndex) []const u8 {
        const text = reader.tree.tokenSlice(token);
        if (std.mem.startsWith(u8, text, "@\"")) return text[2 .. text.len - 1];
        return text;
    }

    fn add(reader: Reader, prefix: []const u8, name: []const u8) Error!?[]const u8 {
        if (std.mem.eql(u8, name, "_")) return null;
        try reader.out.print("N {s}{s}\n", .{ prefix, name });
        return try std.fmt.allocPrint(reader.arena, "{s}{s}.", .{ prefix, name });
    }

    fn isContainer(reader: Reader, node: Node.Index) bool {
        var buffer: [2]Node.Index = undefined;
        return reader.tree.nodeTag(node) == .error_set_decl or reader.tree.fullContainerDecl(&buffer, node) != null;
    }

    fn container(reader: Reader, node: Node.Index, prefix: []const u8) Error!void {
        const tree = reader.tree;
        if (tree.nodeTag(node) == .error_set_decl) {
            const braces = tree.nodeData(node).token_and_token;
            var token = braces[0];
            while (token < braces[1]) : (token += 1) {
                if (tree.tokenTag(token) == .identifier) _ = try reader.add(prefix, reader.tokenName(token));
            }
            return;
        }
        var buffer: [2]Node.Index = undefined;
        const found = tree.fullContainerDecl(&buffer, node) orelse return;
        const is_struct = tree.tokenTag(found.ast.main_token) == .keyword_struct;
        try reader.members(found.ast.members, prefix, is_struct);
    }

    fn members(reader: Reader, nodes: []const Node.Index, prefix: []const u8, is_struct: bool) Error!void {
        const tree = reader.tree;
        for (nodes) |node| {
            if (tree.fullVarDecl(node)) |found| {
                const inner = try reader.add(prefix, reader.tokenName(found.ast.mut_token + 1)) orelse continue;
                const value = found.ast.init_node.unwrap() orelse continue;
                if (reader.isContainer(value)) try reader.container(value, inner);
                continue;
            }
            if (tree.fullContainerField(node)) |found| {
                if (is_struct and found.ast.tuple_like) continue;
                const inner = try reader.add(prefix, reader.tokenName(found.ast.main_token)) orelse continue;
                const kind = found.ast.type_expr.unwrap() orelse continue;
                if (reader.isContainer(kind)) try reader.container(kind, inner);
                continue;
            }
            var buffer: [1]Node.Index = undefined;
            const proto = tree.fullFnProto(&buffer, node) orelse continue;
            const name = proto.name_token orelse continue;
            const inner = try reader.add(prefix, reader.tokenName(name)) orelse continue;
            const result = proto.ast.return_type.unwrap() orelse continue;
            const is_type = std.mem.eql(u8, tree.getNodeSource(result), "type");
            if (is_type and tree.nodeTag(node) == .fn_decl) try reader.returned(tree.nodeData(node).node_and_node[1], inner);
        }
    }

    /// Containers that the `return`s of a body give, without those within them.
    fn returned(reader: Reader, body: Node.Index, prefix: []const u8) Error!void {
        const tree = reader.tree;
        var found: std.ArrayList(Node.Index) = .empty;
        for (0..tree.nodes.len) |i| {
            const node: Node.Index = @enumFromInt(i);
            if (tree.nodeTag(node) != .@"return") continue;
            const value = tree.nodeData(node).opt_node.unwrap() orelse continue;
            if (reader.isContainer(value) and reader.within(value, body)) try found.append(reader.arena, value);
        }
        for (found.items) |value| {
            const is_inner = for (found.items) |other| {
                if (other != value and reader.within(value, other)) break true;
            } else false;
            if (!is_inner) try reader.container(value, prefix);
        }
    }

    fn within(reader: Reader, inner: Node.Index, outer: Node.Index) bool {
        const tree = reader.tree;
        return tree.firstToken(outer) <= tree.firstToken(inner) and tree.lastToken(inner) <= tree.lastToken(outer);
    }
};

pub fn main(init: std.process.Init) !void {
    var buffer: [65536]u8 = undefined;
    var writer = std.Io.File.stdout().writer(init.io, &buffer);
    const out = &writer.interface;
    const arena = init.arena.allocator();
    const args = try init.minimal.args.toSlice(arena);
    for (args[1..]) |path| {
        const source = try std.Io.Dir.cwd().readFileAllocOptions(init.io, path, arena, .unlimited, .@"1", 0);
        const tree = try Ast.parse(arena, source, .zig);
        if (tree.errors.len > 0) continue;
        try out.print("F {s}\n", .{path});
        const reader: Reader = .{ .tree = &tree, .arena = arena, .out = out };
        try reader.members(tree.rootDecls(), "", true);
    }
    try out.flush();
}
