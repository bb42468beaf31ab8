import { outputCount } from '../../experiment/spec/model.ts'
import { html, nothing } from 'lit'
import { kernelPair, type KernelPair } from '../../analyses/measures/kernel-pair.ts'
import './bl-kernel-map.ts'
import { hasRuns, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Analysis } from '../../store/analysis.ts'
import { kernelTiles } from '../../view/learned/kernel.ts'
import { shows, type Picture } from '../picture.ts'

/** The tangent kernel at w_0 and at the current step; brief in a slot of another picture. */
export function kernelMap(
  { model }: TrainingExperiment,
  analysis: Analysis<unknown, KernelPair>,
  slot?: string,
) {
  const pair = analysis.value.value
  const { tiles, most } = pair ? kernelTiles(pair) : { tiles: [], most: 1 }
  const outputs = model.kind === 'function' ? 1 : outputCount(model)
  return html`<bl-kernel-map
    slot=${slot ?? nothing}
    ?brief=${slot !== undefined}
    of=${outputs > 1 ? 'outputs of train samples' : 'train samples'}
    .tiles=${tiles}
    .most=${most}
    .rows=${pair?.rows ?? 0}
    .change=${pair?.change ?? NaN}
    ?busy=${analysis.busy.value}
    ?stale=${analysis.stale.value}
    .fault=${analysis.error.value[0]?.message ?? ''}
  ></bl-kernel-map>`
}

export const kernel: Picture = {
  name: 'kernel',
  label: 'the kernel',
  numbers: ['kernel'],
  needs: (experiment) =>
    hasRuns(experiment) && experiment.model.kind !== 'function'
      ? undefined
      : 'Needs a network, because a function of two weights has no kernel.',
  open({ study, shared: { measures }, owner }) {
    const { store } = study
    const pair = kernelPair(
      owner,
      store,
      () => measures.point.value,
      () => shows(study.step.value, 'kernel'),
    )
    const render = () => (store.training ? kernelMap(store.training, pair) : nothing)
    return { render, asked: render }
  },
}
