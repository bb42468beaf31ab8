import { fittingLosses, taskOf, type Task } from '../../edit/metric.ts'
import { reshaped, defaultModel } from '../../edit/shape.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import { same } from '../../experiment/format/same.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { outputCount } from '../../experiment/spec/model.ts'
import type { LossId } from '../../experiment/spec/metric.ts'
import type { TableSpec } from '../../experiment/spec/table.ts'
import { lossNames } from '../../words/names.ts'

/** The default loss of a table: logistic for two classes, cross-entropy for more. */
function defaultLoss({ task, targets }: TableSpec): LossId {
  if (task === 'regression') return 'squared'
  return targets[0]?.length === 1 ? 'logistic' : 'cross-entropy'
}

/** The default experiment for a table if the page trains nothing. */
function defaultExperiment(data: TableSpec): TrainingExperiment {
  const [inputs, outputs] = [data.inputs[0]?.length ?? 1, data.targets[0]?.length ?? 1]
  return parseTraining({
    version: 1,
    seed: 1,
    data,
    model: { ...defaultModel, widths: [inputs, 8, 8, outputs] },
    metric: { loss: defaultLoss(data) },
    algorithms: [{ id: 'adam', learningRate: 0.03, steps: 300 }],
    starts: [{ kind: 'random', distribution: 'glorot-normal' }],
    plane: { kind: 'pca' },
  })
}

/** The experiment with a table as its data, and everything else adapted to it; a default experiment if there is none. */
export function withTable(experiment: TrainingExperiment | undefined, data: TableSpec): TrainingExperiment {
  if (!experiment) return defaultExperiment(data)
  const model = experiment.model.kind === 'function' ? { model: defaultModel } : {}
  // The loss was chosen for the previous data. It stays if it also fits the new data.
  const before = experiment.model
  const losses = (task: Task | undefined, outputs: number) => String(task && fittingLosses(task, outputs))
  const stays =
    before.kind !== 'function' &&
    losses(taskOf(experiment.data), outputCount(before)) === losses(data.task, data.targets[0]?.length ?? 1)
  const metric = stays ? experiment.metric : { ...experiment.metric, loss: defaultLoss(data) }
  return { ...experiment, ...reshaped({ ...experiment, metric }, { data, ...model }) }
}

/** How a table changes an experiment, in one or two sentences; `like` has one row of it. */
export function usedWords(experiment: TrainingExperiment | undefined, like: TableSpec): string[] {
  const next = withTable(experiment, like)
  const { model } = next
  if (model.kind === 'function') return []
  const widths = model.kind === 'mlp' ? model.widths.join('-') : `${outputCount(model)} outputs`
  const stays = experiment && same(experiment.model, model)
  const loss = lossNames[next.metric.loss]
  const network = stays
    ? `The network stays ${widths}, the loss ${loss}.`
    : `The network becomes ${widths}, the loss ${loss}.`
  const anew = experiment && !same(experiment.starts, next.starts)
  return anew ? [network, 'Starts that no longer fit are redrawn.'] : [network]
}
