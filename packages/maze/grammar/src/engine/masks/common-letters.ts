import type { CharacterRange } from "../../pattern/pattern.ts";

/**
 * Stretches of letters, marks and digits beyond ASCII that all languages here take in an identifier, those that words of
 * published vocabularies are written with. What is left out is walked character by character, so the choice is one of
 * speed alone. First and last code point, in hexadecimal.
 */
const STRETCHES = `
  c0-d6 d8-f6 f8-2c1 38e-3a1 3a3-3f5 3f7-481 48a-52f 531-556 560-588 591-5bd 5d0-5ea 620-669 66e-6d3 6d5-6dc 6ea-6fc
  8e3-963 966-96f 971-983 985-98c 98f-990 993-9a8 9aa-9b0 9b2-9b2 9b6-9b9 9bc-9c4 9c7-9c8 9cb-9ce 9df-9e3 9e6-9f1
  a05-a0a a13-a28 a2a-a30 a38-a39 a3e-a42 a47-a48 a4b-a4d a66-a75 a81-a83 a85-a8d a8f-a91 a93-aa8 aaa-ab0 ab2-ab3
  ab5-ab9 abc-ac5 ac7-ac9 acb-acd b85-b8a b8e-b90 b92-b95 b99-b9a b9e-b9f ba3-ba4 ba8-baa bae-bb9 bbe-bc2 bc6-bc8
  bca-bcd c00-c0c c0e-c10 c12-c28 c2a-c39 c3c-c44 c46-c48 c4a-c4d c80-c83 c85-c8c c8e-c90 c92-ca8 caa-cb3 cb5-cb9
  cbc-cc4 cc6-cc8 cca-ccd d00-d0c d0e-d10 d12-d44 d46-d48 d4a-d4e d7a-d7f d85-d96 d9a-db1 db3-dbb dc0-dc6 dca-dca
  dcf-dd4 dd8-ddf e01-e3a e40-e4e 1000-1049 10d0-10fa 1780-17d3 1d00-1f15 3041-3096 30a1-30ff 4e00-a48c ac00-d7a3
  ff10-ff19
`;

export const commonLetters: readonly CharacterRange[] = STRETCHES.trim()
  .split(/\s+/u)
  .map((stretch) => {
    const [first = "", last = ""] = stretch.split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
