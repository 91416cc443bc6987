/** Writes messages of protocol buffers: the wire types that numbers, texts and messages need. */
export class ProtobufWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** The bytes so far. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** A number, left out where it is 0, the default. */
  number(field: number, value: number): this {
    return value === 0 ? this : this.#key(field, 0).#varint(value);
  }

  /** A text, left out where it is empty. */
  text(field: number, value: string): this {
    return value === "" ? this : this.bytes(field, Buffer.from(value));
  }

  /** Numbers one after the other, in one field. */
  numbers(field: number, values: readonly number[]): this {
    const packed = new ProtobufWriter();
    for (const value of values) packed.#varint(value);
    return values.length === 0 ? this : this.bytes(field, packed.finish());
  }

  /** A message inside of this one. */
  message(field: number, write: (message: ProtobufWriter) => void): this {
    const inner = new ProtobufWriter();
    write(inner);
    return this.bytes(field, inner.finish());
  }

  bytes(field: number, value: Uint8Array): this {
    this.#key(field, 2).#varint(value.length).#room(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  #key(field: number, wireType: number): this {
    return this.#varint(field * 8 + wireType);
  }

  /** Seven bits in each byte, the lowest first; the top bit says that more follow. */
  #varint(value: number): this {
    this.#room(10);
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) | 128;
    this.#bytes[this.#length++] = rest;
    return this;
  }

  #room(more: number): this {
    if (this.#length + more > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return this;
  }
}
