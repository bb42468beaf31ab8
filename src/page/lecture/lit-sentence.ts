import { pictureNames, type Mark, type Step } from '../../exchange/lecture/scenario.ts'

/** Returns what a mark of a sentence highlights: a run, a prediction, what is counted on the surface, or the picture that shows it. */
function lightOf(mark: Mark): string {
  const [of = '', text = ''] = mark.split(': ')
  if (of === 'run') return `run/${text === '' ? 0 : Number(text) - 1}`
  if (of === 'prediction') return `prediction/${text}`
  if (of === 'dips' || of === 'level') return `prediction/${of}`
  return `picture/${pictureNames.find((name) => name === of) ?? of}`
}

/** Renders the observation, in which pointing at a phrase highlights what it mentions. */
export const litSentence = ({ watch = '', marks = {} }: Pick<Step, 'watch' | 'marks'>): string =>
  Object.entries(marks).reduce(
    (sentence, [phrase, mark]) =>
      sentence.replace(phrase, () => `[${phrase}](mark:${encodeURI(lightOf(mark))})`),
    watch,
  )
