import { Recent } from '../experiment/recent.ts'
import {
  lastStep,
  algorithmIds,
  completeAlgorithm,
  isAdaptive,
  isSecondOrder,
  needsAllSamples,
  ruleRefusal,
  takesSubspace,
  type RuleId,
  type AlgorithmSpec,
} from '../experiment/spec/algorithm.ts'
import { isRecorded } from '../experiment/spec/recorded.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'

/** Returns whether a rule's step size does not depend on the scale of the gradient. */
const isScaled = (id: RuleId): boolean => isAdaptive(id) || id === 'sign' || id === 'lion' || id === 'muon'

/** Returns a new algorithm for a rule, with the steps, batches, layer rates and subspace of another. */
export const defaultAlgorithm = (id: RuleId, like: AlgorithmSpec): AlgorithmSpec =>
  completeAlgorithm({
    id,
    learningRate: isSecondOrder(id) ? 1 : isScaled(id) ? 0.01 : isRecorded(like) ? 0.1 : like.learningRate,
    schedule: like.schedule,
    steps: lastStep(like),
    batch: needsAllSamples(id) ? 'full' : like.batch,
    noise: id === 'flow' ? 0 : like.noise,
    ...(like.layerRates && { layerRates: like.layerRates }),
    ...(like.stop && { stop: like.stop }),
    ...(like.subspace && takesSubspace(id) && { subspace: like.subspace }),
  })

/**
 * Every rule as a replacement for an algorithm. A panel needs them at each rendering, and a drag of w_0
 * changes no algorithm.
 */
const rules = new Recent<AlgorithmSpec, readonly AlgorithmSpec[]>(8)

/** Returns the rules that can train an experiment's model as a replacement for `like`. */
export const rulesFor = (experiment: TrainingExperiment, like: AlgorithmSpec): RuleId[] =>
  rules
    .of(like, () => algorithmIds.map((id) => defaultAlgorithm(id, like)))
    .filter((rule) => !ruleRefusal(rule, experiment))
    .flatMap(({ id }) => (id === 'recorded' ? [] : id))
