import { generatorOf } from '../experiment/generators/catalogue.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { hyperparameterName } from './hyperparameters.ts'
import { fieldOf, ownerName } from './run-names.ts'

/** Names and places that lead from an experiment to a part of it. */
export type FieldPath = readonly (string | number)[]

/** Names of the fields that no hyperparameter is, as the panels have them; a path is written with points, its numbers as `#`. */
const names: Readonly<Record<string, string>> = {
  '': 'experiment',
  title: 'title',
  data: 'samples',
  'data.id': 'source',
  'data.expression': 'formula of the data',
  'data.testSize': 'test samples',
  'data.testNoise': 'test noise',
  'data.labelCorruption': 'label corruption',
  'data.teacher': 'teacher',
  'data.shift': 'shifted part',
  'data.shift.rotation': 'turn of the shifted part',
  'data.shift.scale': 'stretch of the shifted part',
  'data.shift.noise': 'noise of the shifted part',
  'data.shift.translation': 'move of the shifted part',
  'data.features': 'features',
  'data.task': 'task',
  'data.inputs': 'inputs',
  'data.inputNames': 'names of the inputs',
  'data.targets': 'targets',
  'data.weights': 'weights of the samples',
  'data.testInputs': 'test inputs',
  'data.testTargets': 'test targets',
  'data.testWeights': 'weights of the test samples',
  'data.parts': 'parts of the data',
  'data.picture': 'pixels along a side',
  model: 'model',
  'model.id': 'function',
  'model.name': 'name of the function',
  'model.expression': 'formula',
  'model.widths': 'widths',
  'model.activation': 'activation',
  'model.residual': 'skips',
  'model.normalization': 'normalisation',
  'model.outputActivation': 'output',
  'model.bias': 'bias',
  'model.parameterization': 'parameterisation',
  'model.layerScales': 'layer scales',
  'model.centered': 'centred, so f = 0 at w₀',
  'model.trained': 'layers that learn',
  'model.side': 'pixels along a side',
  'model.channels': 'channels',
  'model.pool': 'pooling',
  'model.head': 'last layer reads',
  'model.outputs': 'outputs',
  metric: 'loss',
  'metric.loss': 'loss',
  'metric.factor': 'factor of the loss',
  'metric.reduction': 'reduction',
  'metric.part': 'part of the loss',
  'metric.attack': 'attack',
  algorithms: 'algorithms',
  'algorithms.#': 'algorithm',
  'algorithms.#.name': 'name of the run',
  'algorithms.#.schedule': 'schedule',
  'algorithms.#.layerRates': 'layer rates',
  'algorithms.#.batch': 'batches',
  'algorithms.#.base': 'on',
  'algorithms.#.stop': 'stop early',
  'algorithms.#.linearized': 'linearised',
  'algorithms.#.subspace': 'moves in',
  starts: 'starts',
  'starts.#': 'w₀',
  'starts.#.distribution': 'w₀ drawn from',
  'starts.#.scale': 'scale of w₀',
  'starts.#.biasScale': 'spread of biases',
  'starts.#.layers': 'scales of w₀ by layer',
  'starts.#.antisymmetric': 'antisymmetric, so f = 0',
  'starts.#.index': 'draw of w₀',
  'starts.#.count': 'draws',
  plane: 'plane',
  'plane.first': 'first weight of the plane',
  'plane.second': 'second weight of the plane',
  'plane.origin': 'origin of the plane',
  'plane.extent': 'extent',
  'plane.normalization': 'normalised',
  'plane.which': 'eigenvectors',
  'plane.of': 'run of the plane',
  'plane.points': 'points of the plane',
  'plane.from': 'first point of the line',
  'plane.to': 'second point of the line',
  'plane.bent': 'bent path',
  'plane.u': 'direction u',
  'plane.v': 'direction v',
  'plane.a': 'axis a',
  'plane.b': 'axis b',
  terrain: 'surface',
  'terrain.quantity': 'surface',
  'terrain.metric': 'loss of the surface',
  'terrain.ghost': 'ghost',
  'terrain.algorithm': 'trained by',
  'terrain.tolerance': 'converged at |∇L|',
  'terrain.clusterBy': 'same end',
  'terrain.show': 'coloured by',
  'terrain.coloredBy': 'colours',
  view: 'view',
  'view.camera': 'camera',
  'view.height': 'height',
  'view.range': 'range of heights',
  'view.arrows': 'arrows',
  'view.planes': 'planes',
  'view.internals': 'inside the step',
  'view.colors': 'colours',
  'view.inputs': 'inputs of the picture',
  'view.step': 'step of the runs',
  'view.follow': 'follow w₀',
  problem: 'problem',
  'problem.id': 'program',
  'problem.size': 'size',
  'problem.pivot': 'pivot',
  'problem.input': 'input',
  'problem.sigma': 'noise σ',
  'problem.objective': 'objective',
  'problem.rows': 'rows',
  'problem.bounds': 'bounds',
  'problem.start': 'first vertex',
  'problem.shaken': 'rows that shake',
  'problem.units': 'units',
  'problem.walkers': 'ways',
  'problem.ball': 'first ball',
  'problem.dimension': 'weights d',
  'problem.saddle': 'saddle',
  'problem.steepness': 'steepness L',
  'problem.kicks': 'kicks',
  'problem.precision': 'precision',
}

/** A path with points, in which each number is `#`. */
const patternOf = (path: FieldPath): string =>
  path.map((step) => (typeof step === 'number' ? '#' : step)).join('.')

/** Name of a parameter of generated data, or of a function, which its own file has. */
function parameterName(experiment: Experiment, [room, list, name]: FieldPath): string | undefined {
  if (list !== 'parameters' || typeof name !== 'string' || experiment.kind !== 'training') return undefined
  const { data } = experiment
  const titled = room === 'data' && data.kind === 'generated' && generatorOf(data.id)?.parameters[name]
  return titled ? titled.title.toLowerCase() : name
}

/** The algorithm, or the start, that a field belongs to, where there are several. */
function ownerWords(experiment: Experiment, [list, at]: FieldPath): string {
  if (experiment.kind !== 'training' || typeof at !== 'number') return ''
  const { algorithms, starts } = experiment
  if (list === 'algorithms' && algorithms.length > 1) return ownerName(algorithms, at, starts.length)
  return list === 'starts' && starts.length > 1 ? `start ${at + 1}` : ''
}

/** Name of a field as the panels have it, with whose it is where there are several; of the nearest part above it that has a name. */
export function fieldName(experiment: Experiment, path: FieldPath): string {
  const known = names[patternOf(path)]
  const owner = ownerWords(experiment, path)
  if (known !== undefined) return owner === '' ? known : fieldOf(known, owner)
  const pointer = `/${path.join('/')}`
  const name = hyperparameterName(pointer)
  if (name !== pointer) return owner === '' ? name : fieldOf(name, owner)
  return parameterName(experiment, path) ?? fieldName(experiment, path.slice(0, -1))
}
