import { isFields } from '../../experiment/format/merge.ts'
import type { Patch, Step } from './scenario.ts'
import type { Path } from './fences/yaml-text.ts'

/**
 * A variant of a step's experiment: patches to apply in order, and a function to the place of a part of the last one in the step's data.
 */
export interface Variant {
  readonly patches: readonly Patch[]
  placeOf(keys: Path): Path
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

const startsWith = (keys: Path, path: Path): boolean =>
  path.every((step, i) => String(keys[i]) === String(step))

/** The path of a part of patch `at` in the short or long form of the patches. */
function variedPlace(written: Fields, at: number, keys: Path): Path {
  if ('experiments' in written) return ['experiments', at, ...keys]
  const { vary } = written
  const columns = typeof vary === 'string' ? { [vary]: 'values' } : fieldsOf(vary)
  for (const [name, column] of Object.entries(columns)) {
    const path = name.split('.')
    if (!startsWith(keys, path)) continue
    if (column === 'values') return ['values', at]
    return typeof column === 'string' ? ['vary', name] : ['vary', name, at, ...keys.slice(path.length)]
  }
  return ['with', ...keys]
}

function sweepVariants(sweep: NonNullable<Step['sweep']>, written: Fields): readonly Variant[] {
  const asKeys = !Array.isArray(written['quantities'])
  return sweep.experiments.flatMap((patch, at) => [
    { patches: [patch], placeOf: (keys: Path) => ['sweep', ...variedPlace(written, at, keys)] },
    ...sweep.quantities.flatMap(({ label, experiment, experiments }, q): Variant[] => {
      const own = experiments?.[at] ?? experiment
      const top: Path = ['sweep', 'quantities', asKeys ? label : q]
      const told = fieldsOf(fieldsOf(written['quantities'])[label])
      const inside = (keys: Path) => (experiments ? variedPlace(told, at, keys) : ['experiment', ...keys])
      return own ? [{ patches: [patch, own], placeOf: (keys) => [...top, ...inside(keys)] }] : []
    }),
  ])
}

function dialVariants(dial: NonNullable<Step['dial']>, written: Fields): readonly Variant[] {
  if (written['vary'] === 'sweep') return []
  return dial.experiments.map((patch, at) => ({
    patches: [patch],
    placeOf: (keys) =>
      'places' in written
        ? ['dial', 'places', String(dial.values[at]), ...keys]
        : ['dial', ...variedPlace(written, at, keys)],
  }))
}

/** The variants of a step's experiment in three groups: those of its sweep, of its dial, and the stages next to it. */
export function variantsOf(step: Partial<Step>, shown: unknown): readonly (readonly Variant[])[] {
  const written = fieldsOf(shown)
  const { sweep, dial, beside = [], reveal } = step
  const besideAsKeys = !Array.isArray(written['beside'])
  return [
    sweep ? sweepVariants(sweep, fieldsOf(written['sweep'])) : [],
    dial && written['dial'] !== 'sweep' ? dialVariants(dial, fieldsOf(written['dial'])) : [],
    beside.map(({ title, experiment }, at) => ({
      patches: [experiment],
      placeOf: (keys) => (besideAsKeys ? ['beside', title, ...keys] : ['beside', at, 'experiment', ...keys]),
    })),
    reveal?.experiment
      ? [{ patches: [reveal.experiment], placeOf: (keys) => ['reveal', 'experiment', ...keys] }]
      : [],
  ]
}
