import { html, nothing } from 'lit'
import type { Measures } from '../../analyses/measures/measures.ts'
import type { ChoiceEvent } from '../../elements/controls/control-events.ts'
import './bl-spectrum.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { trains } from '../../reference/algorithm/trains.ts'
import { stabilityFormula } from '../../reference/algorithm/stability.ts'
import type { Study } from '../../study/study.ts'
import { kernelLevels } from '../../view/learned/kernel.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { runThresholds } from '../../view/series.ts'
import type { Picture } from '../picture.ts'

/** The spectrum at the current step. `brief`: only the picture, for small spaces. */
export function spectrumCard(study: Pick<Study, 'store' | 'theme'>, measures: Measures, brief = false) {
  const { training: experiment } = study.store
  if (!experiment) return nothing
  const kind = measures.kind.value
  const { spectrum: analysis } = measures
  const found = analysis.value.value
  const place = found?.point.run.algorithm ?? 0
  const spec = experiment.algorithms[place]
  const look = runLooks(experiment.algorithms, study.theme)[place]
  const thresholds = runThresholds(experiment, study.theme, found?.point.step ?? 0)
    .filter(({ algorithm }) => algorithm === place)
    .map((level) => ({ ...level, label: (spec && stabilityFormula(spec)) ?? level.label }))
  return html`${
      experiment.model.kind !== 'function' && !brief
        ? html`<bl-select
            label="of"
            .value=${kind}
            .options=${[
              { value: 'hessian', label: 'Hessian' },
              { value: 'ntk', label: 'tangent kernel' },
            ]}
            @bl-select=${({ value }: ChoiceEvent) => measures.chooseKind(value === 'ntk' ? 'ntk' : 'hessian')}
          ></bl-select>`
        : nothing
    }
    <bl-spectrum
      ?brief=${brief}
      .view=${{
        of: kind === 'ntk' ? 'the tangent kernel' : 'the Hessian',
        values: found?.values ?? [],
        total: found?.total ?? 0,
        color: look?.color ?? 'gray',
        mark: look?.style ?? 0,
        levels: kind === 'ntk' ? kernelLevels(experiment, thresholds) : thresholds,
        step: found?.point.step ?? 0,
        stale: analysis.stale.value,
        fault: analysis.error.value[0]?.message ?? '',
      }}
      ?running=${analysis.busy.value}
    ></bl-spectrum>`
}

const headed = (picture: unknown) =>
  html`<div class="measured" data-card="spectrum">
    <h2>Spectrum</h2>
    ${picture}
  </div>`

/** The spectrum at the current step, under its heading. */
export const spectrumChart = (study: Pick<Study, 'store' | 'theme'>, measures: Measures) =>
  headed(spectrumCard(study, measures, true))

/**
 * The spectrum of the Hessian or of the kernel. While a question is open, that at w_0, or none if nothing is trained, because it
 * would be its own answer.
 */
export const spectrum: Picture = {
  name: 'spectrum',
  label: 'the spectrum',
  numbers: ['curvature'],
  needs: (experiment) =>
    hasRuns(experiment) ? undefined : 'Needs weights to train, because a problem has no Hessian.',
  open: ({ study, shared: { measures } }) => ({
    render: () => spectrumChart(study, measures),
    asked: () =>
      study.store.training?.algorithms.some(trains)
        ? spectrumChart(study, measures)
        : headed(html`<p class="veil">waits for your guess</p>`),
  }),
}
