/** The two things that loading needs of a file system. Paths are absolute, in the form of the platform. */
export interface ConfigFiles {
  /** True where the name is taken, even by a broken link or a directory. */
  exists(path: string): boolean;
  /** The bytes of a file; throws an error with a `code` as `node:fs` does, EFBIG for a file above `limit` bytes. */
  readBytes(path: string, limit: number): Uint8Array;
}
