import { pcg4d } from './statistics/random.ts'

/** 128 bits that represent numbers where their text would take long. */
export function digest(numbers: Float32Array | Float64Array): readonly number[] {
  const bits = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.byteLength / 4)
  let state: readonly [number, number, number, number] = [numbers.length, 0, 0, 0]
  for (const word of bits) state = pcg4d(state[0] ^ word, state[1], state[2], state[3] + 1)
  return state
}

/** What tells a text from others: 128 bits as 32 letters. */
export const textDigest = (text: string): string =>
  digest(Float64Array.from(text, (letter) => letter.codePointAt(0) ?? 0))
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('')
