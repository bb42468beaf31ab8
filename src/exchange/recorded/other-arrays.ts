import { listed } from '../../experiment/spec/values/sentences.ts'
import { arrayError, fileError, type NumberArrays } from '../arrays/arrays.ts'

/** Names of a network's arrays, with or without the name of a layer. */
const ofNetworks = /(?:^|[._/])(?:weight|bias|kernel|w|b)s?_?\d*$|^\d+(?:[._/]|$)/iu
/** Names of the arrays that batch normalisation keeps. */
const ofBatchNorm = /(?:^|\.)(?:running_mean|running_var|num_batches_tracked)$/u
const ofScale = /(?:^|\.)(?:weight|gamma|scale)$/u
/** Names that programs give to the heights of a surface, and to the records of a run. */
const ofSurfaces =
  /^(?:z+|grid|surface|landscape|heights?|.*loss(?:es)?(?:_?(?:grid|surface|landscape|2d))?)$/iu
const ofRuns = /coord|traj|path|step|epoch|iter|loss|acc|lr|history/iu
const ofData = /^(?:x|y|inputs?|targets?|labels?|data|features?)(?:_?(?:train|test|val|valid))?$/iu

const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`

/** Refuses normalisations with a learned scale, which networks here do not have. */
function refuseNormalization(arrays: NumberArrays): void {
  const names = Object.keys(arrays)
  const tracked = names.find((name) => ofBatchNorm.test(name))
  if (tracked !== undefined)
    throw arrayError(
      tracked,
      'belongs to batch normalisation (BatchNorm) with learned scales, which networks here do not have. Save the run with badlands.py (run.save) to see it over its own surface',
    )
  const scale = names.find((name) => ofScale.test(name) && arrays[name]!.shape.length === 1)
  if (scale !== undefined)
    throw arrayError(
      scale,
      'is a learned scale, as in LayerNorm, BatchNorm or PReLU, which networks here do not have. Save the run with badlands.py (run.save) to see it over its own surface',
    )
}

/** Refuses a surface: a matrix with such a name, or one with as many rows and columns as there are coordinates. */
function refuseSurface(arrays: NumberArrays): void {
  const shapes = Object.values(arrays).map(({ shape }) => shape)
  const sides = shapes.flatMap((shape) => (shape.length === 1 ? shape : []))
  const hasCoordinates = ([rows = 0, columns = 0]: readonly number[]): boolean => {
    const own =
      rows === columns
        ? sides.filter((side) => side === rows).length > 1
        : sides.includes(rows) && sides.includes(columns)
    return own || shapes.filter((other) => other.join() === `${rows},${columns}`).length === 3
  }
  const grids = Object.entries(arrays).filter(
    ([, { shape }]) => shape.length === 2 && shape.every((side) => side > 1),
  )
  const surface =
    grids.find(([name]) => ofSurfaces.test(name)) ?? grids.find(([, { shape }]) => hasCoordinates(shape))
  if (surface)
    throw arrayError(
      surface[0],
      `looks like a surface of shape ${shapeText(surface[1].shape)}. Save it with numpy.savez("surface.npz", xcoordinates=x, ycoordinates=y, train_loss=z), where train_loss[i, j] is at xcoordinates[i] and ycoordinates[j]`,
    )
}

/**
 * Refuses arrays whose names and shapes show that they are not a network: normalisations, surfaces, data, and records of other programs.
 * @throws ExperimentError that says what they are, and what to write instead
 */
export function refuseOtherArrays(arrays: NumberArrays): void {
  const names = Object.keys(arrays)
  if (names.some((name) => ofNetworks.test(name))) {
    refuseNormalization(arrays)
    return
  }
  refuseSurface(arrays)
  const data = names.find((name) => ofData.test(name))
  if (data !== undefined)
    throw arrayError(
      data,
      'looks like one half of a table. Save inputs and targets together, numpy.savez("data.npz", X=X, y=y), to open them as a table',
    )
  if (names.every((name) => ofRuns.test(name)))
    throw fileError(
      `the file has coordinates or losses (${listed(names.slice(0, 8))}), but no weights. Record a run with run.save of badlands.py, or a surface with badlands.surface`,
    )
  const matrices = names.filter((name) => arrays[name]!.shape.length === 2)
  if (matrices.length === 0)
    throw fileError(
      `the file is not a run (run.save of badlands.py), a surface (xcoordinates, ycoordinates, train_loss) or a network (0.weight, 0.bias …). It contains ${listed(names.slice(0, 8))}`,
    )
  if (matrices.length === 1)
    throw arrayError(
      matrices[0]!,
      `has the shape ${shapeText(arrays[matrices[0]!]!.shape)}, and its name does not say what it is. Name the arrays of a network 0.weight, 0.bias …, those of a table X and y, and those of a surface xcoordinates, ycoordinates and train_loss`,
    )
}
