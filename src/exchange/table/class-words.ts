/** Pairs of words for no and yes, in lower case. */
const answers: readonly (readonly [string, string])[] = [
  ['false', 'true'], ['no', 'yes'], ['n', 'y'], ['f', 't'], ['off', 'on'], ['0', '1'], ['-1', '1'],
  ['falsch', 'wahr'], ['nein', 'ja'], ['-', '+'],
] // prettier-ignore
/** Pairs of words for two results. */
const results: readonly (readonly [string, string])[] = [
  ['negative', 'positive'], ['neg', 'pos'], ['absent', 'present'], ['benign', 'malignant'], ['bad', 'good'], ['fail', 'pass'],
  ['failed', 'passed'], ['dead', 'alive'], ['died', 'survived'], ['loss', 'win'], ['lost', 'won'], ['normal', 'abnormal'],
  ['healthy', 'sick'], ['healthy', 'ill'], ['ham', 'spam'], ['rejected', 'accepted'],
] // prettier-ignore

const pairIn = (pairs: typeof answers, values: Iterable<string>) => {
  const words = new Set([...values].slice(0, 3).map((value) => value.toLowerCase()))
  return pairs.find(([no, yes]) => words.size === 2 && words.has(no) && words.has(yes))
}

/** True of yes and no, true and false, or the like. */
export const areAnswers = (values: ReadonlySet<string>): boolean => pairIn(answers, values) !== undefined

/** True of positive and negative, present and absent, or the like. */
export const areResults = (values: ReadonlySet<string>): boolean => pairIn(results, values) !== undefined

/** The values in their order, except that no comes before yes and false before true. */
export function inClassOrder(values: readonly string[]): readonly string[] {
  const pair = pairIn([...answers, ...results], values)
  return pair && values[0]?.toLowerCase() !== pair[0] ? values.toReversed() : values
}
