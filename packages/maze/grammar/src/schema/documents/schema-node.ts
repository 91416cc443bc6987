import type { MazeError } from "@maze/core";

import type { Draft } from "./drafts.ts";

/** A schema with an identity of its own: a document, or a part of one with `$id`. */
export interface SchemaResource {
  /** Absolute, without fragment. */
  readonly uri: string;
  readonly root: unknown;
  /** Name of the document before `#` in pointers of messages; empty for the schema that is compiled. */
  readonly document: string;
  /** JSON pointer from the document to `root`. */
  readonly pointer: string;
  readonly draft: Draft;
  /** What is raised where the resource is used, since `$schema` names no draft that is known. */
  readonly unknownDraft?: MazeError | undefined;
  /** `$anchor`, and `$dynamicAnchor` too. */
  readonly anchors: Map<string, Located>;
  readonly dynamicAnchors: Map<string, Located>;
}
/** A value and where it stands in its document. */
export interface Located {
  readonly value: unknown;
  readonly pointer: string;
}
/** The resources that dynamic references find: for each dynamic anchor the outermost one. */
export interface DynamicScope {
  readonly key: string;
  readonly outermost: ReadonlyMap<string, SchemaResource>;
}
/** A schema at its place, with what dynamic references in it mean. */
export interface SchemaNode extends Located {
  readonly resource: SchemaResource;
  readonly scope: DynamicScope;
  /** Equal for the same schema in the same scope. */
  readonly key: string;
}
