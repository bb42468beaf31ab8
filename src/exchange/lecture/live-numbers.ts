import { fieldOf, leavesOf } from '../../theory/quantity/expression.ts'
import type { Expectation, Step } from './scenario.ts'
import type { Place } from './fences/yaml-text.ts'
import { livePieces } from './notation/live-pieces.ts'
import { readLive, type LiveNumber } from './notation/live-text.ts'
import { sentenceOf, TextError } from './notation/text-error.ts'
import { same } from '../../experiment/format/same.ts'
import { asProse, quoted, type Callout, type Prose } from './text/scan.ts'

export interface PlacedNumber extends Place {
  readonly number: LiveNumber
}

/** Callouts that may contain numbers. `try` may not, because it is about what has not happened yet. */
export const calloutsWithNumbers: readonly string[] = ['watch', 'because']

/** Returns a function from an index in a block's text to its place in the file. Call it with increasing indices. */
export function placesIn(block: Prose | Callout): (at: number) => Place {
  const lines = block.text.split('\n')
  let [row, begin] = [0, 0]
  return (at) => {
    while (row < lines.length - 1 && begin + lines[row]!.length < at) begin += lines[row++]!.length + 1
    const whole = lines[row]!
    const written =
      block.kind === 'prose' ? asProse(whole) : row === 0 ? `> [!${block.name}] ${whole}` : quoted(whole)
    return { line: block.line + row, column: written.length - whole.length + at - begin + 1 }
  }
}

/** Reads the numbers in a block, and reports those that cannot be read. */
export function numbersIn(
  block: Prose | Callout,
  refuse: (place: Place, message: string) => void,
): readonly PlacedNumber[] {
  const placeOf = placesIn(block)
  return livePieces(block.text).flatMap(({ source, at }) => {
    const place = placeOf(at)
    try {
      return [{ ...place, number: readLive(source) }]
    } catch (error) {
      const message = sentenceOf(error)
      const [letter = 0] = error instanceof TextError ? error.within : []
      refuse({ ...place, column: place.column + Number(letter) }, message)
      return []
    }
  })
}

/** Returns why a number cannot be computed in its step; undefined if it can. */
function missingOf(
  { expression }: LiveNumber,
  { sweep, beside = [] }: Pick<Step, 'sweep' | 'beside'>,
  experiment: unknown,
): string | undefined {
  for (const leaf of leavesOf(expression)) {
    if (leaf.kind === 'field') {
      if (fieldOf(experiment, leaf.path) === undefined)
        return `this step's experiment has no number at "${leaf.path.join('.')}". Write a field that it has`
    } else if (leaf.of === 'sweep' && !sweep)
      return 'this is a number of a sweep, but the step has none. Add one, or name another number'
    else if ((leaf.stage ?? 0) > beside.length)
      return `this step has no stage ${leaf.stage}. ${beside.length === 0 ? 'Leave stage out, or add one with beside' : `Write stage=${beside.length} or less`}`
  }
  return undefined
}

/** The numbers that cannot be computed in their step, with their places. `experiment`: the merged one, before it is parsed. */
export const missingFrom = (
  numbers: readonly PlacedNumber[],
  step: Pick<Step, 'sweep' | 'beside'>,
  experiment: unknown,
): readonly (Place & { readonly message: string })[] =>
  numbers.flatMap(({ number, line, column }) => {
    const message = missingOf(number, step, experiment)
    return message === undefined ? [] : [{ line, column, message }]
  })

/** The source of claims made in the text of a step. */
export const inWords = 'the words of the step'

/** The expectation that a number in the text claims; undefined if it claims nothing. */
export function expectationOf({ expression, text, claim }: LiveNumber): Expectation | undefined {
  if (!claim) return undefined
  const { said } = claim
  if (expression.kind !== 'quantity') return { ...said, quantity: text, source: inWords }
  const { quantity, arguments: given, stage } = expression
  return {
    ...said,
    quantity,
    ...(given && { arguments: given }),
    ...(stage !== undefined && { stage }),
    source: inWords,
  }
}

/** The numbers in a text, except those that cannot be read. */
export const liveNumbersOf = (markdown: string): ReadonlyMap<string, LiveNumber> =>
  new Map(
    livePieces(markdown).flatMap(({ source }) => {
      try {
        return [[source, readLive(source)] as const]
      } catch (error) {
        if (error instanceof TextError) return []
        throw error
      }
    }),
  )

/** The text of a step that may contain numbers. */
export const wordsWithNumbers = ({
  prose,
  watch,
  question,
}: Pick<Step, 'prose' | 'watch' | 'question'>): string =>
  [prose, watch, question?.because].filter((words) => words !== undefined).join('\n\n')

/** The claims in the text of a step, about the step and about its sweep: each once, in the order of the text. */
export function saidOf(
  step: Pick<Step, 'prose' | 'watch' | 'question'>,
): Readonly<Record<'step' | 'sweep', readonly Expectation[]>> {
  const said: Record<'step' | 'sweep', Expectation[]> = { step: [], sweep: [] }
  for (const number of liveNumbersOf(wordsWithNumbers(step)).values()) {
    const expectation = expectationOf(number)
    const { expression } = number
    const list = said[expression.kind === 'quantity' ? expression.of : 'step']
    if (expectation && !list.some((one) => same(one, expectation))) list.push(expectation)
  }
  return said
}

/** The expectations that the text does not claim already. */
export const unsaid = (
  expectations: readonly Expectation[],
  said: readonly Expectation[],
): readonly Expectation[] => expectations.filter((one) => !said.some((other) => same(one, other)))

/** Adds the claims in the text of a step to those of its fence. */
export function withSaid(
  shown: Partial<Step>,
  words: Pick<Step, 'prose' | 'watch' | 'question'>,
): Partial<Step> {
  const said = saidOf(words)
  const { sweep, expectations = [] } = shown
  const claims = [...expectations, ...said.step]
  return {
    ...shown,
    ...(sweep &&
      said.sweep.length > 0 && {
        sweep: { ...sweep, expectations: [...(sweep.expectations ?? []), ...said.sweep] },
      }),
    ...(claims.length > 0 && { expectations: claims }),
  }
}
