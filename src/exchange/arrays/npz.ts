import {
  ArrayBudget,
  arrayError,
  checkFileSize,
  fileError,
  mostNumbers,
  type NumberArrays,
} from './arrays.ts'
import { readNpy } from './npy.ts'
import { zipContent, zipEntries } from './zip.ts'

/** Most bytes of all unpacked arrays: the greatest number of numbers, 8 bytes each, and the headers. */
const mostUnpacked = 8 * mostNumbers + 2 ** 20

/**
 * Reads the arrays of an .npz file as numpy.savez and numpy.savez_compressed write it: floating-point numbers of 2, 4 and 8 bytes, integers
 * of 1 to 8 bytes and booleans, of either byte order, in C or Fortran order. In the result the last index runs fastest.
 * @throws ExperimentError, and nothing else, with the array and the place of the fault: damage, excessive size, other types
 */
export function fromNpz(bytes: Uint8Array): NumberArrays {
  checkFileSize(bytes)
  const entries = zipEntries(bytes).filter(({ name }) => !name.endsWith('/'))
  let unpacked = 0
  for (const { name, size } of entries) {
    if (!name.endsWith('.npy'))
      throw arrayError(name, 'is not a NumPy array (.npy). This zip archive was not written by numpy.savez')
    unpacked += size
    if (unpacked > mostUnpacked)
      throw arrayError(
        name,
        `brings the unpacked file to ${Math.ceil(unpacked / 1e6)} MB, but the limit is ${Math.floor(mostUnpacked / 1e6)} MB`,
      )
  }
  const names = entries.map(({ name }) => name.slice(0, -'.npy'.length))
  const twin = names.find((name, i) => names.indexOf(name) !== i)
  if (twin !== undefined) throw arrayError(twin, 'occurs twice')
  if (entries.length === 0) throw fileError('the file contains no arrays')
  const budget = new ArrayBudget()
  return Object.fromEntries(
    entries.map((entry, i) => [names[i]!, readNpy(names[i]!, zipContent(bytes, entry), budget)]),
  )
}
