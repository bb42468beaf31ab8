import { strToU8 } from 'fflate'
import { joinedBytes } from '../joined-bytes.ts'
import type { Mesh } from './mesh.ts'

const [floatType, uintType, arrayBuffer, indexBuffer] = [5126, 5125, 34962, 34963]
const [magic, jsonChunk, binaryChunk] = [0x46546c67, 0x4e4f534a, 0x004e4942]

/** Collects the parts of a file's buffer. */
class Buffers {
  readonly views: object[] = []
  readonly accessors: object[] = []
  readonly #parts: Uint8Array[] = []
  #length = 0

  /** Adds numbers, and returns the index of their accessor. */
  add(data: Float32Array | Uint32Array, more: object): number {
    const isIndex = data instanceof Uint32Array
    this.views.push({
      buffer: 0,
      byteOffset: this.#length,
      byteLength: data.byteLength,
      target: isIndex ? indexBuffer : arrayBuffer,
    })
    this.accessors.push({
      bufferView: this.views.length - 1,
      componentType: isIndex ? uintType : floatType,
      count: isIndex ? data.length : data.length / 3,
      type: isIndex ? 'SCALAR' : 'VEC3',
      ...more,
    })
    this.#parts.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    this.#length += data.byteLength
    return this.accessors.length - 1
  }

  /** All parts together. Each is a multiple of four bytes long. */
  joined(): Uint8Array {
    return joinedBytes(this.#parts)
  }
}

/** The smallest and largest value of each coordinate, which glTF requires for positions. */
function bounds(positions: Float32Array): { readonly min: number[]; readonly max: number[] } {
  const [min, max] = [Array<number>(3).fill(Infinity), Array<number>(3).fill(-Infinity)]
  positions.forEach((value, i) => {
    min[i % 3] = Math.min(min[i % 3]!, value)
    max[i % 3] = Math.max(max[i % 3]!, value)
  })
  return { min, max }
}

/** Writes meshes as a binary glTF 2.0 file (.glb), each as a named node with vertex colours and no gloss. */
export function glbOf(meshes: readonly Mesh[], title: string): Uint8Array<ArrayBuffer> {
  const buffers = new Buffers()
  const made = meshes.map(({ name, positions, normals, colors, indices }) => ({
    name,
    primitives: [
      {
        attributes: {
          POSITION: buffers.add(positions, bounds(positions)),
          NORMAL: buffers.add(normals, {}),
          COLOR_0: buffers.add(colors, {}),
        },
        indices: buffers.add(indices, {}),
        material: 0,
      },
    ],
  }))
  const binary = buffers.joined()
  const json = strToU8(
    JSON.stringify({
      asset: { version: '2.0', generator: 'Badlands' },
      scene: 0,
      scenes: [{ name: title, nodes: meshes.map((_, i) => i) }],
      nodes: meshes.map(({ name }, mesh) => ({ name, mesh })),
      meshes: made,
      materials: [{ pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 1 }, doubleSided: true }],
      accessors: buffers.accessors,
      bufferViews: buffers.views,
      buffers: [{ byteLength: binary.length }],
    }),
  )
  const jsonLength = Math.ceil(json.length / 4) * 4
  const bytes = new Uint8Array(12 + 8 + jsonLength + 8 + binary.length)
  const view = new DataView(bytes.buffer)
  const words = (at: number, ...values: number[]) =>
    values.forEach((value, k) => view.setUint32(at + 4 * k, value, true))
  words(0, magic, 2, bytes.length, jsonLength, jsonChunk)
  bytes.fill(0x20, 20, 20 + jsonLength)
  bytes.set(json, 20)
  words(20 + jsonLength, binary.length, binaryChunk)
  bytes.set(binary, 28 + jsonLength)
  return bytes
}
