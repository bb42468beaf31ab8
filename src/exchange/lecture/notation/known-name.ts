import { drawsNumbers } from '../../../theory/draws/draws.ts'
import { formulas } from '../../../theory/formulas/index.ts'
import { quantityEntries, quantityEntry } from '../../../theory/quantity/catalogue/index.ts'
import { sweepNumbers } from '../../../theory/sweep/statistics.ts'
import { meant } from '../../meant.ts'
import { TextError } from './text-error.ts'

/** Names of theory by their kind; 'least' of a sweep is that of its other quantities. */
const known = {
  quantity: [...quantityEntries.map(({ name }) => name), 'least'],
  formula: formulas.map(({ id }) => id),
  'number of a sweep': sweepNumbers,
  'number of a histogram': drawsNumbers,
} as const

/** Kind of a name of theory. */
export type NameKind = keyof typeof known

/** @throws TextError where a word is no name of its kind */
export function checkName(kind: NameKind, word: string): void {
  const names: readonly string[] = known[kind]
  if (!names.includes(word)) throw new TextError(`there is no ${kind} "${word}"`)
}

const nameForm = /^there is no ([^"]*) "([^"]*)"(?:\. .*)?$/su
const choiceForm = /^must be one of (.*), not "(.*)"$/su

/**
 * A sentence that says of a word that it is no name, or none of a choice, with the one that is meant in place of what else there is to
 * say. A search takes a while: it is made for problems that are told.
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
