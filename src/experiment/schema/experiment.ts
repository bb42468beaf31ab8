import * as v from 'valibot'
import { algorithm } from './algorithm.ts'
import { data } from './data.ts'
import { metric } from './metric.ts'
import { model } from './model.ts'
import { uint32 } from './numbers.ts'
import { plane } from './plane.ts'
import { start } from './start.ts'
import { terrain, view } from './terrain.ts'

const list = <S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(
    v.array(item),
    v.minLength(1, 'must hold at least one'),
    v.maxLength(most, `must hold at most ${most}`),
  )

/** What is studied, as data (version 1): the unit of saving, sharing and testing. */
export const experiment = v.strictObject({
  version: v.literal(1),
  title: v.optional(v.string()),
  seed: uint32,
  data,
  model,
  metric,
  algorithms: list(algorithm, 8),
  starts: list(start, 16),
  plane,
  terrain: v.optional(terrain, {}),
  view: v.optional(view, {}),
})

/** An experiment as a person writes it: defaults may be left out. */
export type ExperimentInput = v.InferInput<typeof experiment>
/** An experiment with every default filled in, as parseExperiment returns it. */
export type Experiment = v.InferOutput<typeof experiment>
