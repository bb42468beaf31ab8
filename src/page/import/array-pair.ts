import type { ImportedFile } from './importer.ts'

/** Bytes of two arrays together. */
const mostBytes = 32e6

/** Inputs and targets in two .npy files as one arrival, which has them after each other; `undefined` for other files. */
export function arrayPair(files: readonly File[]): ImportedFile | undefined {
  if (files.length !== 2 || !files.every(({ name }) => /\.npy$/iu.test(name))) return undefined
  const file = new Blob([...files])
  if (file.size > mostBytes)
    throw new Error(`These arrays are too large. Two have at most ${mostBytes / 1e6} MB.`)
  return { name: files.map(({ name }) => name).join(', '), file }
}
