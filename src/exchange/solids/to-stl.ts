import { strToU8 } from 'fflate'
import { parseTraining } from '../../experiment/format/parse.ts'
import type { Numbers, Terrain } from '../../reference/results.ts'
import type { TrainingInput } from '../../experiment/spec/experiment.ts'
import { heightGrid, relief } from './height-grid.ts'
import { cross, minus, unit, type Vector } from './vector.ts'

export interface PrintSize {
  /** Length of the longer side in millimetres; 100 by default. */
  readonly size?: number | undefined
  /** Thickness below the lowest point in millimetres; 4 by default. */
  readonly base?: number | undefined
}

const longest = 10_000

const [headerBytes, facetBytes] = [80, 50]

/** Returns a size if it is a valid length. @throws RangeError */
function checked(name: string, value: number): number {
  if (value > 0 && value <= longest) return value
  throw new RangeError(`${name} must be a length between 0 and ${longest} mm, not ${value}.`)
}

/** A binary STL file. Each facet has its normal, its corners counterclockwise from outside, and two empty bytes. */
class StlFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly #view: DataView
  #at = headerBytes + 4

  constructor(facets: number) {
    this.bytes = new Uint8Array(headerBytes + 4 + facetBytes * facets)
    this.#view = new DataView(this.bytes.buffer)
    this.bytes.set(strToU8('Badlands, millimetres'))
    this.#view.setUint32(headerBytes, facets, true)
  }

  /** Adds a face with four corners as two facets. */
  face(p: Vector, q: Vector, r: Vector, s: Vector): void {
    this.#facet(p, q, r)
    this.#facet(p, r, s)
  }

  #facet(p: Vector, q: Vector, r: Vector): void {
    const normal = unit(cross(minus(q, p), minus(r, p)))
    const numbers = [...normal, ...p, ...q, ...r]
    numbers.forEach((number, k) => this.#view.setFloat32(this.#at + 4 * k, number, true))
    this.#at += facetBytes
  }
}

/**
 * Writes a terrain as a closed solid in binary STL for 3-D printing: in millimetres, z upwards, a along x and b along y, with the heights
 * of its picture. Every edge belongs to two facets. A value that is not finite becomes as high as the top, like one that the picture cuts
 * off.
 * @throws ExperimentError if the experiment is invalid
 * @throws RangeError if the terrain is a line, or a size is not a length
 */
export function toStl(
  terrain: Terrain<Numbers>,
  input: TrainingInput,
  { size = 100, base = 4 }: PrintSize = {},
): Uint8Array<ArrayBuffer> {
  const [side, foot] = [checked('size', size), checked('base', base)]
  const { resolution, fractions } = heightGrid(parseTraining(input), terrain)
  const [na, nb] = resolution
  const at = (i: number, j: number): Vector => {
    const fraction = fractions[j * na + i]!
    const height = foot + relief * side * (Number.isFinite(fraction) ? fraction : 1)
    return [(side * i) / (na - 1), (side * j) / (nb - 1), height]
  }
  const under = (i: number, j: number): Vector => [at(i, j)[0], at(i, j)[1], 0]
  const file = new StlFile(4 * ((na - 1) * (nb - 1) + na - 1 + nb - 1))
  for (let j = 0; j < nb - 1; j++)
    for (let i = 0; i < na - 1; i++) {
      file.face(at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1))
      file.face(under(i, j), under(i, j + 1), under(i + 1, j + 1), under(i + 1, j))
    }
  for (let i = 0; i < na - 1; i++) {
    file.face(under(i, 0), under(i + 1, 0), at(i + 1, 0), at(i, 0))
    file.face(under(i + 1, nb - 1), under(i, nb - 1), at(i, nb - 1), at(i + 1, nb - 1))
  }
  for (let j = 0; j < nb - 1; j++) {
    file.face(under(0, j + 1), under(0, j), at(0, j), at(0, j + 1))
    file.face(under(na - 1, j), under(na - 1, j + 1), at(na - 1, j + 1), at(na - 1, j))
  }
  return file.bytes
}
