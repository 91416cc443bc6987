declare module "virtual:doc-fences" {
  export const fences: readonly {
    readonly file: string;
    readonly line: number;
    readonly noRun?: string;
    readonly run: () => Promise<unknown>;
  }[];
}
