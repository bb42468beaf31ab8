import { without } from '../../edit/patch.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Activation } from '../../experiment/spec/model.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'

/** An MLP from a file: its widths, and its weights layer by layer, W [in][out], then b. */
export interface GivenNetwork {
  readonly widths: readonly number[]
  readonly bias: boolean
  readonly values: readonly number[]
}

/**
 * Makes an experiment start from the weights of a file. The network gets the file's shape, which must have as many inputs and outputs as
 * the data. With an `activation`, the model is a plain MLP; otherwise it keeps everything from the experiment that the file does not
 * determine.
 * @throws ExperimentError if there is no experiment, its model is not an MLP, or its inputs or outputs differ
 */
export function experimentFromWeights(
  { widths, bias, values }: GivenNetwork,
  experiment: TrainingExperiment | undefined,
  activation?: Activation,
): TrainingExperiment {
  if (!experiment)
    throw ExperimentError.at(
      '',
      'the file contains the weights of a network without its data. Open an experiment with its data first, then this file',
    )
  const { model, starts } = experiment
  if (model.kind !== 'mlp')
    throw ExperimentError.at(
      '',
      'the file contains the weights of an MLP, but the experiment has another kind of model. Open an experiment with an MLP first',
    )
  for (const [end, what] of [
    [0, 'inputs'],
    [-1, 'outputs'],
  ] as const)
    if (widths.at(end) !== model.widths.at(end))
      throw ExperimentError.at(
        '',
        `the file's network has ${widths.at(end)} ${what}, but the data need ${model.widths.at(end)}. Open an experiment with such data first`,
      )
  const same = JSON.stringify(widths) === JSON.stringify(model.widths)
  const own = same ? model : without(model, 'trained', 'layerScales', 'residual')
  const start = { kind: 'weights', values } as const
  return parseTraining({
    ...experiment,
    model: activation ? { kind: 'mlp', widths, bias, activation } : { ...own, widths, bias },
    starts: [start, ...(same ? starts.slice(1) : [])],
    ...(!same && { plane: { kind: 'random', normalization: 'filter' } }),
    algorithms: experiment.algorithms.filter(({ id }) => id !== 'recorded').map(({ ...rule }) => rule),
  })
}
