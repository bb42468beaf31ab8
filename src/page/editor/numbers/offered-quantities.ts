import type { Experiment } from '../../../experiment/spec/experiment.ts'
import { quantityEntries } from '../../../theory/quantity/catalogue/index.ts'
import type { QuantityEntry } from '../../../theory/quantity/catalogue/entry.ts'
import { Recent } from '../../../experiment/recent.ts'

const recent = new Recent<Experiment, readonly QuantityEntry[]>(2)

/** The quantities that mean something for an experiment and need nothing else to be said. */
export const offeredQuantities = (experiment: Experiment): readonly QuantityEntry[] =>
  recent.of(experiment, () =>
    quantityEntries.filter(
      (entry) => !entry.arguments.some(({ needed }) => needed) && entry.applies(experiment),
    ),
  )
