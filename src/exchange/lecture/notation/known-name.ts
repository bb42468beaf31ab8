import { drawsNumbers } from '../../../theory/draws/draws.ts'
import { formulas } from '../../../theory/formulas/index.ts'
import { quantityEntries, quantityEntry } from '../../../theory/quantity/catalogue/index.ts'
import { sweepNumbers } from '../../../theory/sweep/statistics.ts'
import { meant } from '../../meant.ts'
import { TextError } from './text-error.ts'

/** The known names by kind. 'least' is the minimum of a sweep's other quantities. */
const known = {
  quantity: [...quantityEntries.map(({ name }) => name), 'least'],
  formula: formulas.map(({ id }) => id),
  'number of a sweep': sweepNumbers,
  'number of a histogram': drawsNumbers,
} as const

export type NameKind = keyof typeof known

/** @throws TextError if the name is unknown */
export function checkName(kind: NameKind, word: string): void {
  const names: readonly string[] = known[kind]
  if (!names.includes(word)) throw new TextError(`there is no ${kind} "${word}"`)
}

const nameForm = /^there is no ([^"]*) "([^"]*)"(?:\. .*)?$/su
const choiceForm = /^must be one of (.*), not "(.*)"$/su

/**
 * Adds the closest known name to an error about an unknown name or choice, or else the list of names. The search is slow, so call it only
 * for errors that are shown.
 */
export function withMeant(sentence: string): string {
  const [, kind = '', name = ''] = nameForm.exec(sentence) ?? []
  if (Object.hasOwn(known, kind)) {
    const near = meant(
      name,
      known[kind as NameKind].map((each) => ({ name: each, words: quantityEntry(each)?.label ?? '' })),
    )
    const all = kind.startsWith('number of ') ? `. Write ${known[kind as NameKind].join(', ')}` : ''
    if (near !== '' || all !== '') return `there is no ${kind} "${name}"${near || all}`
    return sentence.includes('. ') ? sentence : `${sentence}. Look up its name in the guide`
  }
  const [, listed = '', word = ''] = choiceForm.exec(sentence) ?? []
  const choice = Array.from(listed.matchAll(/"([^"]*)"/gu), ([, each = '']) => each)
  const near = word === '' ? '' : meant(word, choice)
  return near === '' ? sentence : `there is no "${word}" here${near}`
}
