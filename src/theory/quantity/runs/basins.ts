import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { gridValue } from '../../../reference/plane/grid.ts'
import { basinEdgeAt } from '../../two-weights/basin-edge.ts'
import { twoWeightSetting } from '../../two-weights/setting.ts'
import { numberOf, type Quantity } from '../quantity.ts'

/**
 * The share of `count` times `count` starts over the plane of two weights whose run ends in the branch of the valley that the
 * closed form of the edge says: {count, algorithm}; `algorithm` is the terrain's by default. Source: theory/README.md, S24.
 */
export const basinAgreement: Quantity = async ({ experiment, answers }, given) => {
  const count = numberOf(given, 'count', 20)
  const algorithm = numberOf(given, 'algorithm', experiment.terrain.algorithm)
  const asked = { ...experiment.terrain, quantity: 'outcome', show: 'cluster', algorithm } as const
  const setting = twoWeightSetting(experiment)
  const { outcome, extent } = await answers.terrain({ ...experiment, terrain: asked }, { resolution: count })
  if (!setting || !outcome?.weights)
    throw ExperimentError.at('model', 'the theory of two weights does not apply to this experiment')
  let agreed = 0
  for (let k = 0; k < count ** 2; k++) {
    const first = gridValue(extent.a, k % count, count)
    const second = gridValue(extent.b, Math.floor(k / count), count)
    const above = Math.sign((second - basinEdgeAt(setting, first)) * setting.target)
    if (Math.sign((outcome.weights[2 * k + 1] ?? NaN) * setting.target) === above) agreed += 1
  }
  return agreed / count ** 2
}
