/** Something in a stored index cannot be: the file was damaged, or written by a stranger. */
export class StoreDamage extends Error {
  override readonly name = "StoreDamage";
}
