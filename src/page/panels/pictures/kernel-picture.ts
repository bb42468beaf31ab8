import { html, nothing } from 'lit'
import type { KernelPair } from '../../../analyses/measures/kernel-pair.ts'
import type { Analysis } from '../../../store/analysis.ts'
import { kernelTiles } from '../../../view/learned/kernel-tiles.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'

/** The tangent kernel at w_0 and at the step that is shown; briefly in a slot of another picture, where one is given. */
export function kernelPicture(
  experiment: TrainingExperiment | undefined,
  kernel: Analysis<unknown, KernelPair>,
  slot?: string,
) {
  const model = experiment?.model
  if (model?.kind !== 'mlp')
    return html`<p class="said">Needs a network: a function of two weights has no kernel.</p>`
  const pair = kernel.value.value
  const { tiles, most } = pair ? kernelTiles(pair) : { tiles: [], most: 1 }
  return html`<bl-kernel-map
    slot=${slot ?? nothing}
    ?brief=${slot !== undefined}
    of=${(model.widths.at(-1) ?? 1) > 1 ? 'outputs of train samples' : 'train samples'}
    .tiles=${tiles}
    .most=${most}
    .rows=${pair?.rows ?? 0}
    .change=${pair?.change ?? NaN}
    ?busy=${kernel.busy.value}
    ?stale=${kernel.stale.value}
    .fault=${kernel.error.value[0]?.message ?? ''}
  ></bl-kernel-map>`
}
