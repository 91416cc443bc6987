/** A syntax tree as the compiler sends it: a table of fixed-size records in the order of the text. */
export interface NodeRecords {
  readonly count: number;
  kind(node: number): number;
  parent(node: number): number;
  /** Where the node begins with the space and comments before it, and where it ends. */
  pos(node: number): number;
  end(node: number): number;
  /** How the compiler is told of a node of a file. */
  handle(node: number, file: string): string;
  /** Bits whose meaning belongs to the kind. */
  data(node: number): number;
  /** Children without the lists that group them. */
  children(node: number): readonly number[];
  /** The string of an identifier or string literal. */
  text(node: number): string;
}

const HEADER = { stringOffsets: 24, strings: 28, extended: 32, nodes: 40 } as const;
const RECORD = { size: 28, kind: 0, pos: 4, end: 8, next: 12, parent: 16, data: 20 } as const;
/** The kind of a record that groups children, such as the parameters of a function. */
const LIST = 0xffffffff;
/** Kind of what the data field holds, in its upper two bits. */
const DATA_KIND = 0xc0000000;
const EXTENDED = 0x80000000;
const INDEX = 0x00ffffff;

/** Reads the records of an encoded tree; the root is node 1. `kindOf` gives the kinds of TypeScript 7.0. */
export function readNodeRecords(base64: string, kindOf: (kind: number) => number = (kind) => kind): NodeRecords {
  const bytes = Buffer.from(base64, "base64");
  const at = (offset: number): number => bytes.readUInt32LE(offset);
  const nodes = at(HEADER.nodes);
  const strings = at(HEADER.strings);
  const stringOffsets = at(HEADER.stringOffsets);
  const extended = at(HEADER.extended);
  const field = (node: number, offset: number): number => at(nodes + node * RECORD.size + offset);
  const count = Math.floor((bytes.length - nodes) / RECORD.size);
  const kind = (node: number): number => kindOf(field(node, RECORD.kind));

  const children = (node: number): number[] => {
    const found: number[] = [];
    const first = node + 1;
    if (first >= count || field(first, RECORD.parent) !== node) return found;
    for (let child = first; child !== 0; child = field(child, RECORD.next)) {
      if (kind(child) === LIST) found.push(...children(child));
      else found.push(child);
    }
    return found;
  };

  return {
    count,
    kind,
    parent: (node) => field(node, RECORD.parent),
    pos: (node) => field(node, RECORD.pos),
    end: (node) => field(node, RECORD.end),
    handle: (node, file) => `${node}.${field(node, RECORD.kind)}.${file}`,
    data: (node) => field(node, RECORD.data),
    children,
    text(node) {
      const data = field(node, RECORD.data);
      const isExtended = (data & DATA_KIND) >>> 0 === EXTENDED;
      const index = isExtended ? at(extended + (data & INDEX)) : data & INDEX;
      const start = at(stringOffsets + index * 4);
      const end = at(stringOffsets + (index + 1) * 4);
      return bytes.toString("utf8", strings + start, strings + end);
    },
  };
}

/** A node to be encoded; records stand in the order of the text, and `parent` is the number of the parent, from 1. */
export interface NodeRecord {
  readonly kind: number;
  readonly parent: number;
  readonly pos: number;
  readonly end: number;
  readonly text?: string;
  /** The uppermost byte of what the kind gives meaning to. */
  readonly flags?: number;
}

/** Writes records that `readNodeRecords` reads. */
export function encodeNodeRecords(records: readonly NodeRecord[]): string {
  const strings = [...new Set(records.flatMap(({ text }) => (text === undefined ? [] : [text])))];
  const numbers = new Map(strings.map((text, index) => [text, index]));
  const texts = strings.map((text) => Buffer.from(text));
  const at = { offsets: HEADER.nodes + 4, strings: HEADER.nodes + 4 + 4 * (texts.length + 1), nodes: 0 };
  at.nodes = at.strings + texts.reduce((sum, { length }) => sum + length, 0);
  const bytes = Buffer.alloc(at.nodes + RECORD.size * (records.length + 1));
  bytes.writeUInt32LE(at.offsets, HEADER.stringOffsets);
  bytes.writeUInt32LE(at.strings, HEADER.strings);
  bytes.writeUInt32LE(at.nodes, HEADER.nodes);
  let offset = 0;
  for (const [index, text] of texts.entries()) {
    bytes.writeUInt32LE(offset, at.offsets + 4 * index);
    offset += text.copy(bytes, at.strings + offset);
  }
  bytes.writeUInt32LE(offset, at.offsets + 4 * texts.length);
  const last = new Map<number, number>();
  for (const [index, { kind, parent, pos, end, text, flags = 0 }] of records.entries()) {
    const node = index + 1;
    const place = at.nodes + RECORD.size * node;
    bytes.writeUInt32LE(kind, place + RECORD.kind);
    bytes.writeUInt32LE(parent, place + RECORD.parent);
    // A node that was made, not parsed, stands nowhere.
    bytes.writeUInt32LE(Math.max(0, pos), place + RECORD.pos);
    bytes.writeUInt32LE(Math.max(0, end), place + RECORD.end);
    bytes.writeUInt32LE(text === undefined ? (flags << 24) >>> 0 : (numbers.get(text) ?? 0), place + RECORD.data);
    const before = last.get(parent);
    if (before !== undefined) bytes.writeUInt32LE(node, at.nodes + RECORD.size * before + RECORD.next);
    last.set(parent, node);
  }
  return bytes.toString("base64");
}
