import type { ReadSamples } from '../../analyses/read-samples.ts'
import { classOf } from '../../charts/function/classes.ts'
import type { NamedPicture } from './bl-picture-sheet.ts'
import type { Part } from '../../experiment/data/dataset.ts'
import type { LossId } from '../../experiment/spec/metric.ts'
import { percentage } from '../../view/learned/learned-functions.ts'

/** The pictures of a sheet, with a sentence about all of them. */
export interface ReadPictures {
  readonly pictures: readonly NamedPicture[]
  readonly summary: string
}

/** Losses under which outputs are log odds. */
const ofOdds: readonly LossId[] = ['cross-entropy', 'logistic']

/** Returns the probability of class k by softmax, or by the logistic function for one output. */
function probability(outputs: ArrayLike<number>, at: number, width: number, k: number): number {
  if (width === 1) return 1 / (1 + Math.exp(k === 1 ? -outputs[at]! : outputs[at]!))
  let sum = 0
  for (let j = 0; j < width; j++) sum += Math.exp(outputs[at + j]! - outputs[at + k]!)
  return 1 / sum
}

const pixelsOf = ({ coordinates }: Part, n: number, side: number): Float64Array =>
  coordinates.subarray(n * side ** 2, (n + 1) * side ** 2)

const countOf = ({ count }: Part): string => `${count} ${count === 1 ? 'picture' : 'pictures'}`

/** Returns the pictures of a part with their labels, in order. */
export function labelledPictures(part: Part, name: string, side: number): ReadPictures {
  const width = part.targets.length / part.count
  const pictures = Array.from({ length: part.count }, (_, n): NamedPicture => {
    const label = String(classOf(part.targets, n * width, width))
    return {
      pixels: pixelsOf(part, n, side),
      words: label,
      wrong: false,
      said: `${name} picture ${n + 1}, labelled ${label}`,
    }
  })
  return { pictures, summary: `${countOf(part)} with their labels` }
}

/**
 * Returns the pictures of a part with a network’s prediction for each: mistakes first, the most certain ones leading, then the
 * others, the least certain leading.
 */
export function readPictures(
  { part, outputs }: ReadSamples,
  name: string,
  side: number,
  loss: LossId,
): ReadPictures {
  const width = part.targets.length / part.count
  const sure = ofOdds.includes(loss)
  const read = Array.from({ length: part.count }, (_, n) => {
    const [label, said] = [classOf(part.targets, n * width, width), classOf(outputs, n * width, width)]
    const share = probability(outputs, n * width, width, said)
    return { n, label, said, share, ofLabel: probability(outputs, n * width, width, label) }
  })
  const wrong = read.filter(({ label, said }) => label !== said).sort((p, q) => q.share - p.share)
  const right = read.filter(({ label, said }) => label === said).sort((p, q) => p.share - q.share)
  const likely = (share: number) => (sure ? ` with ${percentage(share)}` : '')
  const pictures = [...wrong, ...right].map(({ n, label, said, share, ofLabel }): NamedPicture => {
    const isWrong = label !== said
    const rest = isWrong && sure ? `, and ${label}${likely(ofLabel)}` : ''
    return {
      pixels: pixelsOf(part, n, side),
      words: isWrong ? `${label} → ${said}` : String(said),
      wrong: isWrong,
      said: `${name} picture ${n + 1}, labelled ${label}: the network says ${said}${likely(share)}${rest}`,
    }
  })
  const summary = `${right.length} of ${countOf(part)} right (${percentage(right.length / part.count)})`
  return { pictures, summary: wrong.length > 0 ? `${summary}; mistakes first, label → answer` : summary }
}
