import type { Work } from '../../math/work.ts'
import type { Dataset, Part } from './dataset.ts'
import type { LazyPart, SampleShape } from './lazy-part.ts'

/** Draws `size` new samples from the distribution of the training set, for update t = 1, 2, … */
export type FreshSamples = (t: number, size: number) => Part

const lazyParts = new WeakMap<Dataset, readonly LazyPart[]>()
const freshSamples = new WeakMap<Dataset, FreshSamples>()

/** Returns the source of new samples of a generated data set; undefined if its samples are given. */
export const freshSamplesOf = (dataset: Dataset): FreshSamples | undefined => freshSamples.get(dataset)

/** Returns a data set whose parts are made when they are first read, with a source of new samples if it has one. */
export function lazyDataset(
  task: Dataset['task'],
  { inputs, outputs, coordinates }: SampleShape,
  named: Readonly<Record<string, LazyPart>>,
  fresh?: FreshSamples,
): Dataset {
  const entries = Object.entries(named)
  const counts = Object.fromEntries(entries.map(([name, { count }]) => [name, count]))
  const parts: Record<string, Part> = Object.defineProperties(
    {},
    Object.fromEntries(entries.map(([name, part]) => [name, { enumerable: true, get: () => part.value }])),
  )
  const dataset = { task, inputs, outputs, coordinates, counts, parts }
  lazyParts.set(dataset, Object.values(named))
  if (fresh) freshSamples.set(dataset, fresh)
  return dataset
}

/** Makes the remaining samples of a data set, in slices. */
export function* makeSamples(dataset: Dataset): Work<void> {
  for (const part of lazyParts.get(dataset) ?? []) yield* part.make()
}

/** Returns true if all samples of a data set are made. */
export const areSamplesMade = (dataset: Dataset): boolean =>
  (lazyParts.get(dataset) ?? []).every(({ made }) => made)
