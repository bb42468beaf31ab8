/** Writes the library's pages to a folder. */
export function buildApi(root: string, outDir: string): Promise<void>
