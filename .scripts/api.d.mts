/** Writes the pages about the library to a folder. */
export function buildApi(root: string, outDir: string): Promise<void>
