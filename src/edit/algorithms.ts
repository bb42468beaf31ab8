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

/** Rules whose step has a size of its own, whatever the gradient's. */
const isScaled = (id: RuleId): boolean => isAdaptive(id) || id === 'sign' || id === 'lion' || id === 'muon'

/** A rule as it is added, with the steps, batches, rates of layers and subspace of another. */
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

/** Every rule in the place of an algorithm: a panel asks at each of its renderings, and a drag of w_0 changes no algorithm. */
const rules = new Recent<AlgorithmSpec, readonly AlgorithmSpec[]>(8)

/** The rules that can train an experiment's model in the place of `like`. */
export const rulesFor = (experiment: TrainingExperiment, like: AlgorithmSpec): RuleId[] =>
  rules
    .of(like, () => algorithmIds.map((id) => defaultAlgorithm(id, like)))
    .filter((rule) => !ruleRefusal(rule, experiment))
    .flatMap(({ id }) => (id === 'recorded' ? [] : id))
