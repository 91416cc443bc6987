/** The base of a schema that has no identity of its own. */
export const DEFAULT_BASE = "json-schema://document/";

/** A reference resolved against a base (RFC 3986, section 5), split at `#`. */
export function resolveUri(reference: string, base: string): { uri: string; fragment: string } {
  const [path = "", ...rest] = reference.split("#");
  const fragment = decode(rest.join("#"));
  if (path === "") return { uri: base, fragment };
  if (URL.canParse(path)) return { uri: withoutFragment(new URL(path)), fragment };
  if (URL.canParse(path, base)) return { uri: withoutFragment(new URL(path, base)), fragment };
  return { uri: path, fragment };
}

function withoutFragment(url: URL): string {
  url.hash = "";
  return url.href.replace(/#$/, "");
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    // A per cent sign that starts no escape stands for itself.
    if (error instanceof URIError) return fragment;
    throw error;
  }
}
