import { pcg4d } from './statistics/random.ts'

/** Returns a 128-bit digest of numbers whose text would be long. */
export function digest(numbers: Float32Array | Float64Array): readonly number[] {
  const bits = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.byteLength / 4)
  let state: readonly [number, number, number, number] = [numbers.length, 0, 0, 0]
  for (const word of bits) state = pcg4d(state[0] ^ word, state[1], state[2], state[3] + 1)
  return state
}

/** Returns a 128-bit digest of a text, as 32 characters. */
export const textDigest = (text: string): string =>
  digest(Float64Array.from(text, (letter) => letter.codePointAt(0) ?? 0))
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('')
