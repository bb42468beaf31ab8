import type { Work } from '../../math/work.ts'
import type { Dataset, Part } from './dataset.ts'
import type { LazyPart, SampleShape } from './lazy-part.ts'

/** `size` new samples by the law of the train part, for update t = 1, 2, … */
export type FreshSamples = (t: number, size: number) => Part

const lazyParts = new WeakMap<Dataset, readonly LazyPart[]>()
const freshSamples = new WeakMap<Dataset, FreshSamples>()

/** New samples of a dataset that is generated; undefined where samples are given. */
export const freshSamplesOf = (dataset: Dataset): FreshSamples | undefined => freshSamples.get(dataset)

/** A dataset of parts that are made when they are first read, and of new samples where it can draw them. */
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

/** Makes the samples of a dataset that are not made yet. */
export function* makeSamples(dataset: Dataset): Work<void> {
  for (const part of lazyParts.get(dataset) ?? []) yield* part.make()
}

/** True where all samples of a dataset are there. */
export const areSamplesMade = (dataset: Dataset): boolean =>
  (lazyParts.get(dataset) ?? []).every(({ made }) => made)
