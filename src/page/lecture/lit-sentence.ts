import { pictureNames, type Mark, type Step } from '../../scenarios/scenario.ts'

/** What lights a mark of a sentence: the first run, what a formula predicts, or the picture that shows it. */
function lightOf(mark: Mark): string {
  if (mark === 'run') return 'run/0'
  const [of = '', text = ''] = mark.split(': ')
  if (of === 'prediction') return `prediction/${text}`
  return `picture/${pictureNames.find((name) => name === of) ?? of}`
}

/** What to watch, as prose in which each phrase lights what shows it. */
export const litSentence = ({ watch = '', marks = {} }: Pick<Step, 'watch' | 'marks'>): string =>
  Object.entries(marks).reduce(
    (sentence, [phrase, mark]) =>
      sentence.replace(phrase, () => `[${phrase}](mark:${encodeURI(lightOf(mark))})`),
    watch,
  )
