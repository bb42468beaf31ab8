import '../../experiment/elsewhere.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { listed } from '../../experiment/spec/values/sentences.ts'
import { packedFloats } from '../../experiment/spec/values/pack-floats.ts'
import { arrayError, type NumberArray, type NumberArrays } from '../arrays/arrays.ts'

/** True of the arrays of a surface, named like those of Li et al.'s code. */
export const isSurface = (arrays: NumberArrays): boolean => Object.hasOwn(arrays, 'xcoordinates')

/** The names of a file's surfaces: train_loss, test_loss and so on, that of the training set first. */
export function surfaceNames(arrays: NumberArrays): string[] {
  const names = Object.keys(arrays).filter((name) => /_(?:loss|acc)$/u.test(name))
  return names.toSorted((one, other) => Number(other === 'train_loss') - Number(one === 'train_loss'))
}

/** The ends of evenly spaced coordinates. */
function endsOf(arrays: NumberArrays, name: string): [number, number] {
  const found = Object.hasOwn(arrays, name) ? arrays[name] : undefined
  if (!found) throw arrayError(name, 'is missing. A surface needs xcoordinates and ycoordinates')
  const { shape, data } = found
  if (shape.length !== 1 || data.length < 2)
    throw arrayError(
      name,
      `has the shape [${shape.join(', ')}]. It must be a list of at least two coordinates`,
    )
  const [first, last] = [data[0]!, data[data.length - 1]!]
  if (!(last > first)) throw arrayError(name, 'must ascend')
  const apart = (last - first) / (data.length - 1)
  const uneven = data.findIndex((value, i) => !(Math.abs(value - (first + i * apart)) <= 1e-4 * apart))
  if (uneven >= 0) throw arrayError(name, `is not evenly spaced at place ${uneven}`)
  return [first, last]
}

const isNumberArray = (array: NumberArray | undefined): array is NumberArray => array !== undefined

/**
 * The function `grid` of a surface computed elsewhere, from arrays with the names of Li et al.'s code: `xcoordinates`, `ycoordinates`, and
 * one of the losses [x][y].
 * @throws ExperimentError with the array that does not fit, and why
 */
export function gridOf(arrays: NumberArrays, name: string | undefined) {
  const extent = { a: endsOf(arrays, 'xcoordinates'), b: endsOf(arrays, 'ycoordinates') }
  const grid = name !== undefined && Object.hasOwn(arrays, name) ? arrays[name] : undefined
  if (name === undefined || !isNumberArray(grid))
    throw arrayError(
      name ?? 'train_loss',
      `is missing. The file contains ${listed(Object.keys(arrays).slice(0, 8))}`,
    )
  const wanted = [arrays['xcoordinates']!.data.length, arrays['ycoordinates']!.data.length] as const
  if (grid.shape.length !== 2 || grid.shape[0] !== wanted[0] || grid.shape[1] !== wanted[1])
    throw arrayError(
      name,
      `has the shape [${grid.shape.join(', ')}], but the coordinates need [${wanted.join(', ')}]`,
    )
  const wrong = grid.data.findIndex((value) => !Number.isFinite(value))
  if (wrong >= 0)
    throw arrayError(
      name,
      `is ${grid.data[wrong]} at place ${Math.floor(wrong / wanted[1])}, ${wrong % wanted[1]}. A surface needs finite numbers`,
    )
  return {
    kind: 'function',
    id: 'grid',
    extent,
    values: packedFloats(grid.data),
    resolution: wanted,
  } as const
}

/**
 * The experiment on a surface computed elsewhere, by default `train_loss`. It is a slice, so its runs are runs on the slice.
 * @throws ExperimentError with the array that does not fit, and why
 */
export function experimentOfSurface(
  arrays: NumberArrays,
  name = surfaceNames(arrays)[0],
  title?: string,
): TrainingExperiment {
  const model = gridOf(arrays, name)
  const { a, b } = model.extent
  const middle = ([from, to]: readonly [number, number], part: number): number => from + part * (to - from)
  return parseTraining({
    version: 1,
    ...(title !== undefined && { title }),
    seed: 1,
    data: { kind: 'none' },
    model,
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: defaultRate(arrays[name!]!.data, model.extent), steps: 200 }],
    starts: [{ kind: 'weights', values: [middle(a, 0.8), middle(b, 0.75)] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
}

/** A learning rate with which descent crosses a surface in a few tens of steps: a step of a hundredth of its width at the typical slope. */
function defaultRate(values: ArrayLike<number>, { a }: { readonly a: readonly [number, number] }): number {
  const sorted = Array.from(values).toSorted((p, q) => p - q)
  const height = sorted[Math.floor(0.9 * (sorted.length - 1))]! - sorted[0]!
  const width = a[1] - a[0]
  return height > 0 ? Number(((0.02 * width ** 2) / height).toPrecision(2)) : 0.1
}
