import { randomFloats } from "./random-floats.ts";

const TYPE_UINT32 = 4;
const TYPE_INT32 = 5;
const TYPE_FLOAT32 = 6;
const TYPE_STRING = 8;
const TYPE_ARRAY = 9;
const ALIGNMENT = 32;
const F32 = 0;
const NORMAL_TOKEN = 1;
const CONTROL_TOKEN = 3;

class Writer {
  private readonly parts: Buffer[] = [];
  length = 0;

  raw(buffer: Buffer): this {
    this.parts.push(buffer);
    this.length += buffer.length;
    return this;
  }
  uint32(value: number): this {
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32LE(value);
    return this.raw(buffer);
  }
  uint64(value: number): this {
    const buffer = Buffer.alloc(8);
    buffer.writeBigUInt64LE(BigInt(value));
    return this.raw(buffer);
  }
  float32(value: number): this {
    const buffer = Buffer.alloc(4);
    buffer.writeFloatLE(value);
    return this.raw(buffer);
  }
  string(value: string): this {
    const buffer = Buffer.from(value, "utf8");
    return this.uint64(buffer.length).raw(buffer);
  }
  pad(): this {
    return this.raw(Buffer.alloc((ALIGNMENT - (this.length % ALIGNMENT)) % ALIGNMENT));
  }
  done(): Buffer {
    return Buffer.concat(this.parts);
  }
}

/** How GPT-2 writes a byte as a printable character. */
function byteCharacters(): string[] {
  const printable = (byte: number): boolean => (byte >= 33 && byte <= 126) || (byte >= 161 && byte !== 173);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++));
}

/** The token that ends a text in the tiny model; the tokens before it are the 256 bytes. */
export const END_TOKEN = 256;

const WIDTH = 32;
const FEED_FORWARD = 64;

/**
 * A complete model of the llama architecture in GGUF, version 3: one layer, random weights, and a vocabulary of the 256
 * bytes and an end. Small enough to be made for a test.
 */
export function tinyModel(): Buffer {
  const tokens = [...byteCharacters(), "<end>"];
  const metadata: ((writer: Writer) => void)[] = [];
  const text = (key: string, value: string) => metadata.push((w) => w.string(key).uint32(TYPE_STRING).string(value));
  const count = (key: string, value: number) => metadata.push((w) => w.string(key).uint32(TYPE_UINT32).uint32(value));
  const real = (key: string, value: number) => metadata.push((w) => w.string(key).uint32(TYPE_FLOAT32).float32(value));
  text("general.architecture", "llama");
  text("general.name", "tiny random model");
  count("llama.context_length", 64);
  count("llama.embedding_length", WIDTH);
  count("llama.block_count", 1);
  count("llama.feed_forward_length", FEED_FORWARD);
  count("llama.attention.head_count", 2);
  count("llama.attention.head_count_kv", 2);
  real("llama.attention.layer_norm_rms_epsilon", 1e-5);
  text("tokenizer.ggml.model", "gpt2");
  text("tokenizer.ggml.pre", "gpt-2");
  metadata.push((w) => {
    w.string("tokenizer.ggml.tokens").uint32(TYPE_ARRAY).uint32(TYPE_STRING).uint64(tokens.length);
    for (const token of tokens) w.string(token);
  });
  metadata.push((w) => {
    w.string("tokenizer.ggml.token_type").uint32(TYPE_ARRAY).uint32(TYPE_INT32).uint64(tokens.length);
    tokens.forEach((_, index) => w.uint32(index === END_TOKEN ? CONTROL_TOKEN : NORMAL_TOKEN));
  });
  metadata.push((w) => {
    // One merge that no text needs: the loader asks for the list.
    w.string("tokenizer.ggml.merges").uint32(TYPE_ARRAY).uint32(TYPE_STRING).uint64(1).string("Ā ā");
  });
  count("tokenizer.ggml.bos_token_id", END_TOKEN);
  count("tokenizer.ggml.eos_token_id", END_TOKEN);

  const tensors: [name: string, shape: number[]][] = [
    ["token_embd.weight", [WIDTH, tokens.length]],
    ["output_norm.weight", [WIDTH]],
    ["output.weight", [WIDTH, tokens.length]],
    ["blk.0.attn_norm.weight", [WIDTH]],
    ["blk.0.attn_q.weight", [WIDTH, WIDTH]],
    ["blk.0.attn_k.weight", [WIDTH, WIDTH]],
    ["blk.0.attn_v.weight", [WIDTH, WIDTH]],
    ["blk.0.attn_output.weight", [WIDTH, WIDTH]],
    ["blk.0.ffn_norm.weight", [WIDTH]],
    ["blk.0.ffn_gate.weight", [WIDTH, FEED_FORWARD]],
    ["blk.0.ffn_up.weight", [WIDTH, FEED_FORWARD]],
    ["blk.0.ffn_down.weight", [FEED_FORWARD, WIDTH]],
  ];
  const writer = new Writer().raw(Buffer.from("GGUF")).uint32(3).uint64(tensors.length).uint64(metadata.length);
  for (const write of metadata) write(writer);
  let offset = 0;
  for (const [name, shape] of tensors) {
    writer.string(name).uint32(shape.length);
    for (const size of shape) writer.uint64(size);
    writer.uint32(F32).uint64(offset);
    const bytes = shape.reduce((a, b) => a * b, 1) * 4;
    offset += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
  }
  writer.pad();
  for (const [, shape] of tensors) {
    writer.raw(Buffer.from(randomFloats(shape.reduce((a, b) => a * b, 1)).buffer)).pad();
  }
  return writer.done();
}
