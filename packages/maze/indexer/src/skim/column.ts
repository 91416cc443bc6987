/** Numbers of 32 bits that grow at their end. */
export class Column {
  words: Uint32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 256) {
    this.words = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.words.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.words);
      this.words = larger;
    }
    this.words[this.length++] = value;
  }
}

/** Texts in UTF-8, one after the other. */
export class TextColumn {
  bytes = new Uint8Array(4096);
  length = 0;
  readonly offsets = new Column();

  /** Adds a slice of bytes; returns its number. */
  add(source: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (this.length + length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + length));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    const { bytes } = this;
    let to = this.length;
    for (let i = start; i < end; i++) bytes[to++] = source[i] ?? 0;
    this.offsets.push(this.length);
    this.length = to;
    return this.offsets.length - 1;
  }

  /** Forgets the texts from a number on. */
  truncate(count: number): void {
    if (count >= this.offsets.length) return;
    this.length = this.offsets.words[count] ?? 0;
    this.offsets.length = count;
  }

  clear(): void {
    this.length = 0;
    this.offsets.length = 0;
  }
}
