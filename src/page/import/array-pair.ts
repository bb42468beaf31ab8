import type { ImportedFile } from './importer.ts'

/** The most bytes of two arrays together. */
const mostBytes = 32e6

/** Inputs and targets from two .npy files as one import that contains both in a row; undefined for other files. */
export function arrayPair(files: readonly File[]): ImportedFile | undefined {
  if (files.length !== 2 || !files.every(({ name }) => /\.npy$/iu.test(name))) return undefined
  const file = new Blob([...files])
  if (file.size > mostBytes)
    throw new Error(`These arrays are too large. Two have at most ${mostBytes / 1e6} MB.`)
  return { name: files.map(({ name }) => name).join(', '), file }
}
