import { closestMatch } from 'leven'
import { TextError } from './text-error.ts'

/** Of how many letters of a word one may be another than in the name that is meant. */
const lettersPerSlip = 2.5

/** ` Do you mean "x"?` of the name that is nearest to a word; empty where none is near. */
export function meant(word: string, names: readonly string[]): string {
  const maxDistance = Math.round(word.length / lettersPerSlip)
  const near = closestMatch(word, names, { maxDistance })
  return near === undefined ? '' : `. Do you mean "${near}"?`
}

/** @throws TextError where a word is none of the names of its kind, with the one that is nearest */
export function checkName(kind: string, word: string, names: readonly string[]): void {
  if (!names.includes(word)) throw new TextError(`there is no ${kind} "${word}"${meant(word, names)}`)
}

const choiceForm = /^must be one of (.*), not "(.*)"$/su

/** A sentence that lists what may be chosen; where what was written is near to one of it, that one alone. */
export function withMeant(sentence: string): string {
  const [, listed = '', word = ''] = choiceForm.exec(sentence) ?? []
  const names = Array.from(listed.matchAll(/"([^"]*)"/gu), ([, name = '']) => name)
  const near = word === '' ? '' : meant(word, names)
  return near === '' ? sentence : `there is no "${word}" here${near}`
}
