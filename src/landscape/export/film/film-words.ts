import type { FrameWords, StageWords } from '../../../charts/frame/frame-words.ts'
import { plainProse } from '../../../elements/prose/plain-prose.ts'
import { scaleWords } from '../../../elements/stage/bl-legend.ts'
import { colorStops } from '../../../math/picture/color-map.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import { drawnSigned } from '../../../reference/outcome/signed-log.ts'
import { contourLevels } from '../../../scene/surface/contour-levels.ts'
import type { StageContent } from '../../../scene/types.ts'
import type { Study } from '../../../study/study.ts'
import { pictureLines, pictureTitle, signedWords } from '../../../view/surface/hud-lines.ts'
import { plainActs } from '../../../view/step-acts.ts'
import { runChipViews } from '../../../view/surface/run-views.ts'
import { asGiven, translate } from '../../../words/language/language.ts'
import type { FilmPlan } from '../blob-options.ts'

/** Returns the names of the visible runs; empty if there is only one algorithm. */
function namedRuns({ store, hidden, theme }: Study): FrameWords['runs'] {
  const { training } = store
  if (!training || training.algorithms.length < 2) return []
  return runChipViews(training, hidden, theme).filter(({ visible }) => visible)
}

/** Returns the text under the colour bar: the kind of its numbers, and whether peaks are cut. */
function barWords({ store }: Study, { terrain, scale }: StageContent): string {
  const { training } = store
  const kind = training && drawnSigned(training) ? signedWords : scaleWords(scale)
  const [, high] = scale.range
  return terrain && terrain.max > high ? `${kind} · cut above ${formatNumber(high, 3)}` : kind
}

/** Returns the name of a stage among others, with its numbers in a line. */
const stageWords = ({ label, shownNumbers }: Study): StageWords => ({
  name: label.peek(),
  numbers: shownNumbers
    .peek()
    .map(
      ({ label: name, value, grid }) =>
        `${translate(name)} ${value}${grid ? ` ${translate('on')} ${grid}` : ''}`,
    )
    .join(' · '),
})

/**
 * Returns the text over a film of several studies that stays the same in every frame. The first study leads;
 * `titled` includes its title.
 */
export function filmWords(
  studies: readonly Study[],
  content: StageContent,
  { film: kind, titled }: Pick<FilmPlan, 'film' | 'titled'>,
): Omit<FrameWords, 'counter'> {
  const [study] = studies as readonly [Study]
  const { store } = study
  const { training, terrain } = store
  const step = study.step.peek()
  const picture = training ? pictureTitle(training) : ''
  const [plane = ''] = training ? pictureLines(training, terrain, store.scale) : []
  const title = step ? asGiven(plainProse(step.title)) : studies.length > 1 ? '' : study.label.peek()
  const colored = content.drape === undefined && terrain !== undefined && terrain.values.length > 0
  return {
    title: titled ? title || picture : '',
    lines: title ? [picture, plane] : [plane],
    stages: studies.length > 1 ? studies.map(stageWords) : [],
    runs: namedRuns(study),
    bar: colored
      ? {
          colors: colorStops(content.colors),
          levels: contourLevels(content.scale),
          words: barWords(study, content),
        }
      : undefined,
    acts:
      step && kind === 'step' ? plainActs(step).map(({ name, text }) => ({ name, text: asGiven(text) })) : [],
  }
}
