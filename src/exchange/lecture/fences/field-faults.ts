import { partAt } from '../../../experiment/format/part-at.ts'
import { cut, itemPath } from '../../../experiment/spec/values/error.ts'
import { isUnknownField, meantField, unknownField } from '../../field-names.ts'
import { commaForm, decimalComma } from '../notation/decimal-comma.ts'
import { withMeant } from '../notation/known-name.ts'
import type { Path } from './yaml-text.ts'

export interface FieldIssue {
  readonly keys: Path
  readonly message: string
}

/** An issue as a whole sentence. If `isUnknown`, it is about the name at the end of the path, otherwise about the value. */
export interface FieldFault extends FieldIssue {
  readonly isUnknown: boolean
}

const isMissing = ({ message }: FieldIssue): boolean => message.startsWith('is missing')

const pathText = (keys: Path): string => keys.reduce<string>(itemPath, '')

const mostQuoted = 40

const unitForm = /^(-?\d+(?:\.\d+)?) ?\p{L}/u

/** Explains that a value is not a number, with the number that it contains if there is one. */
function numberSentence(value: unknown): string {
  if (typeof value !== 'string') return 'must be a number'
  const written = value.trim()
  if (commaForm.test(written)) return decimalComma(written)
  const [, number] = unitForm.exec(written) ?? []
  return `must be a number, not "${cut(written, mostQuoted)}"${number !== undefined ? `. Write ${number} without its unit` : ''}`
}

function missingSentence(keys: Path, message: string): string {
  const [name, around] = [keys.at(-1), pathText(keys.slice(0, -1))]
  if (typeof name !== 'string') return `${pathText(keys)}: ${message}`
  const [, how = `${name}: and its value`] = /^is missing\. (?:Write|Choose) (.*)$/su.exec(message) ?? []
  return `"${name}" is missing${around === '' ? '' : ` in ${around}`}. Write ${how}`
}

function sentence(schema: unknown, value: unknown, { keys, message }: FieldIssue): string {
  const part = partAt(value, keys)
  const at = pathText(keys)
  const isScalar = ['string', 'number', 'boolean'].includes(typeof part)
  if (isMissing({ keys, message })) return keys.length > 0 ? missingSentence(keys, message) : message
  const said = isUnknownField(message)
    ? unknownField(schema, value, keys)
    : message === 'must be a number'
      ? numberSentence(part)
      : /^must be a list\b/u.test(message) && isScalar
        ? `must be a list. Write "${cut(String(part), mostQuoted)}" in square brackets`
        : withMeant(message)
  // A number after a text in a path is the position of a character, so the sentence is about the text.
  const isInText = typeof partAt(value, keys.slice(0, -1)) === 'string'
  return at === '' || isInText || said.startsWith('"') ? said : `${at}: ${said}`
}

/** Turns the issues of a schema into sentences. A misspelt field would also count as missing, so only the misspelling is reported. */
export function fieldFaults(
  schema: unknown,
  value: unknown,
  issues: readonly FieldIssue[],
): readonly FieldFault[] {
  const misspelt = issues.flatMap(({ keys, message }) => {
    const near = isUnknownField(message) ? meantField(schema, value, keys) : undefined
    return near === undefined ? [] : pathText([...keys.slice(0, -1), near])
  })
  return issues
    .filter((issue) => !(isMissing(issue) && misspelt.includes(pathText(issue.keys))))
    .map((issue) => ({
      ...issue,
      message: sentence(schema, value, issue),
      isUnknown: isUnknownField(issue.message),
    }))
}
