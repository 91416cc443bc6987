export function countWords(text: string): Map<string, number> {
  const result = new Map<string, number>();
  const words = text.match(/\S+/g) ?? [];
  words.forEach((word) => {
    const key = word.toLowerCase();
    const before = result.get(key);
    if (before === undefined) {
      result.set(key, 1);
    } else {
      result.set(key, before + 1);
    }
  });
  return result;
}
