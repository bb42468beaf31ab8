import type { Work } from '../../math/work.ts'
import type { Dataset, Part } from './dataset.ts'
import type { LazyPart, SampleShape } from './lazy-part.ts'

const lazyParts = new WeakMap<Dataset, readonly LazyPart[]>()

/** A dataset of parts that are made when they are first read. */
export function lazyDataset(
  task: Dataset['task'],
  { inputs, outputs, coordinates }: SampleShape,
  named: Readonly<Record<string, LazyPart>>,
): Dataset {
  const entries = Object.entries(named)
  const counts = Object.fromEntries(entries.map(([name, { count }]) => [name, count]))
  const parts: Record<string, Part> = Object.defineProperties(
    {},
    Object.fromEntries(entries.map(([name, part]) => [name, { enumerable: true, get: () => part.value }])),
  )
  const dataset = { task, inputs, outputs, coordinates, counts, parts }
  lazyParts.set(dataset, Object.values(named))
  return dataset
}

/** Makes the samples of a dataset that are not made yet. */
export function* makeSamples(dataset: Dataset): Work<void> {
  for (const part of lazyParts.get(dataset) ?? []) yield* part.make()
}

/** True where all samples of a dataset are there. */
export const areSamplesMade = (dataset: Dataset): boolean =>
  (lazyParts.get(dataset) ?? []).every(({ made }) => made)
