import type { Part } from '../../experiment/data/dataset.ts'
import { classOf } from '../../charts/function/classes.ts'
import { RandomStream } from '../../math/statistics/random.ts'

/** A picture, and what the network reads in it; undefined until that is known and may be shown. */
export interface ReadPicture {
  /** `side`² numbers from 0 (paper) to 1 (ink), row-major from the upper left. */
  readonly pixels: ArrayLike<number>
  readonly read?: string | undefined
}

/** A picture, and the same changed. */
export interface PicturePair {
  readonly label: string
  readonly first: ReadPicture
  readonly second: ReadPicture
  /** Pixels by which the second is the first moved, [to the right, down]; undefined if it is another change. */
  readonly move: readonly [number, number] | undefined
}

/** The share of a part of the data that is read wrong; undefined until it is known and may be shown. */
export interface PartShare {
  readonly label: string
  readonly wrong?: number | undefined
}

export interface PairsView {
  readonly side: number
  readonly pairs: readonly PicturePair[]
  readonly shares: readonly [PartShare, PartShare]
  /** Number of changed pictures from which the pairs are drawn, and the seed. */
  readonly total: number
  readonly seed: number
  /** A question is open. */
  readonly isAsked: boolean
}

/** A part of the data with the network's outputs, if they are known. */
export interface PairPart {
  readonly part: Part
  readonly label: string
  readonly outputs?: ArrayLike<number> | undefined
}

/** Moves that are recognised, the shortest first. */
const moves = [-2, -1, 0, 1, 2]
  .flatMap((right) => [-2, -1, 0, 1, 2].map((down) => [right, down] as const))
  .filter((move) => move.some(Boolean))
  .sort((p, q) => Math.hypot(p[0], p[1]) - Math.hypot(q[0], q[1]))

/** Returns true if a pixel has entered at the edge of a picture that was moved. */
export function hasEntered(i: number, side: number, [right, down]: readonly [number, number]): boolean {
  const [column, row] = [(i % side) - right, Math.floor(i / side) - down]
  return [column, row].some((place) => place < 0 || place >= side)
}

/** Returns by how many pixels, two at most, a picture was moved onto new paper; undefined if it was not. */
export function moveOf(first: ArrayLike<number>, second: ArrayLike<number>, side: number) {
  return moves.find((move) =>
    Array.from(second).every(
      (ink, i) => ink === (hasEntered(i, side, move) ? 0 : first[i - move[0] - side * move[1]]),
    ),
  )
}

/** Returns `count` different numbers below `size` in random order; all of them if there are fewer. */
export function drawnPlaces(count: number, size: number, seed: number): number[] {
  const stream = new RandomStream(seed, 'pictures/pairs')
  const places = Array.from({ length: size }, (_, i) => i)
  for (let i = 0; i < Math.min(count, size); i++) {
    const j = i + Math.floor(stream.uniform(i) * (size - i))
    ;[places[i], places[j]] = [places[j]!, places[i]!]
  }
  return places.slice(0, count)
}

const labelOf = (values: ArrayLike<number>, n: number, { targets, count }: Part): string => {
  const width = targets.length / count
  return String(classOf(values, n * width, width))
}

/** Returns the share of a part whose reading is not its label. */
function shareOf({ part, label, outputs }: PairPart): PartShare {
  if (!outputs) return { label }
  const places = Array.from({ length: part.count }, (_, n) => n)
  const wrong = places.filter((n) => labelOf(outputs, n, part) !== labelOf(part.targets, n, part))
  return { label, wrong: wrong.length / part.count }
}

/**
 * Returns pairs of pictures, drawn by the seed from all that were changed: sample n of the second part belongs to sample n of the
 * first, and once that has no more, again from its beginning. The readings and the share of the second are left out while a
 * question is open.
 */
export function pairsView(
  [one, two]: readonly [PairPart, PairPart],
  { count, side, seed, isAsked }: Omit<PairsView, 'pairs' | 'shares' | 'total'> & { readonly count: number },
): PairsView {
  const changed = isAsked ? { ...two, outputs: undefined } : two
  const pictureOf = ({ part, outputs }: PairPart, n: number): ReadPicture => ({
    pixels: part.coordinates.subarray(n * side ** 2, (n + 1) * side ** 2),
    read: outputs && labelOf(outputs, n, part),
  })
  const pairs = drawnPlaces(count, changed.part.count, seed).map((n): PicturePair => {
    const first = pictureOf(one, n % one.part.count)
    const second = pictureOf(changed, n)
    return {
      label: labelOf(changed.part.targets, n, changed.part),
      first,
      second,
      move: moveOf(first.pixels, second.pixels, side),
    }
  })
  return { side, pairs, shares: [shareOf(one), shareOf(changed)], total: changed.part.count, seed, isAsked }
}
