import { forTerminal } from "../../terminal-text.ts";

/** A warning where text that is printed is not the text that it stands for, since a terminal would obey it. */
export const inexact = (text: string, remedy: string): string[] =>
  forTerminal(text) === text ? [] : [`control characters are shown as \ufffd; ${remedy}`];
