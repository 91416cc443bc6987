const NOBODY = "world";

export function greet(name: string): string {
  return ["Hello, ", name.trim() || NOBODY, "!"].join("");
}
