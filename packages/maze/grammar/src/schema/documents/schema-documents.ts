import { draftOf, isSince } from "./drafts.ts";
import type { Draft } from "./drafts.ts";
import { isJsonObject, isSchema, pointerToken, pointerTokens } from "./json-value.ts";
import type { JsonObject } from "./json-value.ts";
import { malformed, unsupported } from "./schema-error.ts";
import type { DynamicScope, Located, SchemaNode, SchemaResource } from "./schema-node.ts";
import { DEFAULT_BASE, resolveUri } from "./uri.ts";

/** What documents are read with. */
export interface DocumentOptions {
  readonly draft?: Draft | undefined;
  readonly baseUri?: string | undefined;
  readonly loaded?: Readonly<Record<string, unknown>> | undefined;
}

const ONE = new Set([
  "additionalItems",
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
]);
const LISTS = new Set(["allOf", "anyOf", "items", "oneOf", "prefixItems"]);
const MAPS = new Set(["$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"]);
/** The name under which `$recursiveAnchor` is kept among dynamic anchors. */
const RECURSIVE = "";

/** A schema, the documents that were loaded for it, and what references between them mean. */
export class SchemaDocuments {
  readonly #resources = new Map<string, SchemaResource>();
  readonly #byRoot = new Map<object, SchemaResource>();
  #hasDynamicReferences = false;
  /** The schema that is compiled. */
  readonly root: SchemaNode;

  constructor(schema: unknown, options: DocumentOptions) {
    const draft = options.draft ?? "2020-12";
    for (const [uri, document] of Object.entries(options.loaded ?? {})) {
      this.#read(document, resolveUri(uri, DEFAULT_BASE).uri, uri, draft, undefined);
    }
    const base = resolveUri(options.baseUri ?? "", DEFAULT_BASE).uri;
    const resource = this.#read(schema, base, "", draft, options.draft);
    this.root = this.#node({ value: schema, pointer: "" }, resource, this.#enter(EMPTY_SCOPE, resource));
  }

  /** The schema at some steps below another one. */
  child(node: SchemaNode, ...tokens: (string | number)[]): SchemaNode {
    let value: unknown = node.value;
    let pointer = node.pointer;
    for (const token of tokens) {
      value = (value as JsonObject)[token];
      pointer += pointerToken(token);
    }
    if (!isSchema(value)) throw malformed(place(node.resource, pointer), "a schema is an object, true or false");
    const inner = typeof value === "object" && value !== null ? this.#byRoot.get(value) : undefined;
    if (inner === undefined) return this.#node({ value, pointer }, node.resource, node.scope);
    return this.#node({ value, pointer }, inner, this.#enter(node.scope, inner));
  }

  /** What `$ref` refers to. */
  reference(node: SchemaNode, keyword: string, reference: string): SchemaNode {
    return this.#resolve(node, keyword, reference).node;
  }

  /** What `$dynamicRef` refers to: the outermost resource with the dynamic anchor, where the plain target is one. */
  dynamicReference(node: SchemaNode, reference: string): SchemaNode {
    const { node: target, fragment } = this.#resolve(node, "$dynamicRef", reference);
    if (!target.resource.dynamicAnchors.has(fragment) || fragment === RECURSIVE) return target;
    return this.#outermost(target, fragment);
  }

  /** What `$recursiveRef: "#"` refers to. */
  recursiveReference(node: SchemaNode, reference: string): SchemaNode {
    if (reference !== "#") throw malformed(place(node.resource, node.pointer), '$recursiveRef is always "#"');
    const { node: target } = this.#resolve(node, "$recursiveRef", "#");
    return target.resource.dynamicAnchors.has(RECURSIVE) ? this.#outermost(target, RECURSIVE) : target;
  }

  #outermost(target: SchemaNode, anchor: string): SchemaNode {
    const resource = target.scope.outermost.get(anchor);
    const located = resource?.dynamicAnchors.get(anchor);
    if (resource === undefined || located === undefined) return target;
    return this.#node(located, resource, this.#enter(target.scope, resource));
  }

  #resolve(node: SchemaNode, keyword: string, reference: string): { node: SchemaNode; fragment: string } {
    const at = place(node.resource, node.pointer + pointerToken(keyword));
    const { uri, fragment } = resolveUri(reference, node.resource.uri);
    const resource = this.#resources.get(uri) ?? this.#resources.get(uri.replace(/\/$/, ""));
    if (resource === undefined) {
      throw unsupported(at, keyword, `no document is loaded for ${uri}`, "Give the document in the option `loaded`.");
    }
    const scope = this.#enter(node.scope, resource);
    if (fragment !== "" && !fragment.startsWith("/")) {
      const located = resource.anchors.get(fragment);
      if (located === undefined) throw unsupported(at, keyword, `${uri} has no anchor ${fragment}`);
      return { node: this.#node(located, resource, scope), fragment };
    }
    return { node: this.#walk(resource, scope, fragment, at, keyword), fragment };
  }

  #walk(resource: SchemaResource, scope: DynamicScope, fragment: string, at: string, keyword: string): SchemaNode {
    let current = resource;
    let within = scope;
    let value: unknown = resource.root;
    let pointer = resource.pointer;
    for (const token of pointerTokens(fragment)) {
      const next: unknown =
        typeof value === "object" && value !== null && Object.hasOwn(value, token)
          ? (value as JsonObject)[token]
          : undefined;
      if (next === undefined) throw unsupported(at, keyword, `nothing is at #${fragment}`);
      value = next;
      pointer += pointerToken(token);
      const inner = typeof value === "object" && value !== null ? this.#byRoot.get(value) : undefined;
      if (inner !== undefined) {
        current = inner;
        within = this.#enter(within, inner);
      }
    }
    if (!isSchema(value)) throw unsupported(at, keyword, `what is at #${fragment} is no schema`);
    return this.#node({ value, pointer }, current, within);
  }

  #node(located: Located, resource: SchemaResource, scope: DynamicScope): SchemaNode {
    const pointer = located.pointer;
    return { value: located.value, pointer, resource, scope, key: `${resource.document}#${pointer} ${scope.key}` };
  }

  #enter(scope: DynamicScope, resource: SchemaResource): DynamicScope {
    if (!this.#hasDynamicReferences) return EMPTY_SCOPE;
    const added = [...resource.dynamicAnchors.keys()].filter((anchor) => !scope.outermost.has(anchor));
    if (added.length === 0) return scope;
    const outermost = new Map(scope.outermost);
    for (const anchor of added) outermost.set(anchor, resource);
    const entries = Array.from(outermost, ([anchor, { uri }]) => `${anchor}=${uri}`);
    return { outermost, key: entries.sort().join(" ") };
  }

  #read(document: unknown, uri: string, name: string, draft: Draft, fixed: Draft | undefined): SchemaResource {
    if (!isSchema(document)) throw malformed(name === "" ? "" : `${name}#`, "a schema is an object, true or false");
    const outer: SchemaResource = {
      uri,
      root: document,
      document: name,
      pointer: "",
      draft: fixed ?? this.#draft(document, draft, name === "" ? "" : `${name}#`),
      anchors: new Map(),
      dynamicAnchors: new Map(),
    };
    this.#resources.set(uri, outer);
    const resource = this.#scan({ value: document, pointer: "" }, outer, fixed);
    if (resource !== outer) this.#resources.set(uri, resource);
    return resource;
  }

  #draft(schema: unknown, inherited: Draft, pointer: string): Draft {
    const named = isJsonObject(schema) ? schema["$schema"] : undefined;
    if (typeof named !== "string") return inherited;
    const draft = draftOf(named);
    if (draft === undefined) {
      throw unsupported(
        `${pointer}/$schema`,
        "$schema",
        `${named} is no draft that is known`,
        "Name the draft in the option `draft`.",
      );
    }
    return draft;
  }

  /** Finds identities and anchors below a schema. Returns the resource of the schema itself. */
  #scan(located: Located, outer: SchemaResource, fixed: Draft | undefined): SchemaResource {
    const { value, pointer } = located;
    if (!isJsonObject(value)) return outer;
    const resource = this.#identify(value, pointer, outer, fixed);
    this.#anchors(value, located, resource);
    const scan = (inner: unknown, keyword: string, step?: string | number): void => {
      if (!isJsonObject(inner)) return;
      const at = pointerToken(keyword) + (step === undefined ? "" : pointerToken(step));
      this.#scan({ value: inner, pointer: pointer + at }, resource, fixed);
    };
    for (const [keyword, inner] of Object.entries(value)) {
      if (ONE.has(keyword)) scan(inner, keyword);
      if (LISTS.has(keyword) && Array.isArray(inner)) {
        for (const [index, item] of inner.entries()) scan(item, keyword, index);
      }
      if (MAPS.has(keyword) && isJsonObject(inner)) {
        for (const [name, item] of Object.entries(inner)) scan(item, keyword, name);
      }
    }
    return resource;
  }

  #identify(value: JsonObject, pointer: string, outer: SchemaResource, fixed: Draft | undefined): SchemaResource {
    const draft = fixed ?? this.#draft(value, outer.draft, place(outer, pointer));
    const id = value[draft === "4" ? "id" : "$id"];
    if (typeof id !== "string" || isLegacyReference(value, draft)) return outer;
    const { uri, fragment } = resolveUri(id, outer.uri);
    if (fragment !== "" && !isSince(draft, "2019-09")) outer.anchors.set(fragment, { value, pointer });
    if (id.startsWith("#")) return outer;
    const { document } = outer;
    const resource = { uri, root: value, document, pointer, draft, anchors: new Map(), dynamicAnchors: new Map() };
    this.#resources.set(uri, resource);
    this.#byRoot.set(value, resource);
    return resource;
  }

  #anchors(value: JsonObject, located: Located, { draft, anchors, dynamicAnchors }: SchemaResource): void {
    if (!isSince(draft, "2019-09")) return;
    const { $anchor: anchor, $dynamicAnchor: dynamicAnchor } = value;
    if (typeof anchor === "string") anchors.set(anchor, located);
    if (draft === "2019-09") {
      if (value["$recursiveAnchor"] === true) dynamicAnchors.set(RECURSIVE, located);
      if ("$recursiveRef" in value) this.#hasDynamicReferences = true;
      return;
    }
    if (typeof dynamicAnchor === "string") {
      anchors.set(dynamicAnchor, located);
      dynamicAnchors.set(dynamicAnchor, located);
    }
    if ("$dynamicRef" in value) this.#hasDynamicReferences = true;
  }
}

const EMPTY_SCOPE: DynamicScope = { key: "", outermost: new Map() };

/** Up to draft 7, `$ref` makes everything beside it void. */
export const isLegacyReference = (value: JsonObject, draft: Draft): boolean =>
  typeof value["$ref"] === "string" && !isSince(draft, "2019-09");

/** A pointer with the name of its document, where that is not the schema that is compiled. */
export const place = (resource: SchemaResource, pointer: string): string =>
  resource.document === "" ? pointer : `${resource.document}#${pointer}`;
