import { plainName } from '../../exchange/assignment/name-seed.ts'
import type { CheckedFile } from './checked.ts'
import { asGiven } from '../../words/language/language.ts'

const told = ({ file, name }: CheckedFile): string => asGiven(name.trim() || file)

function grouped(files: readonly CheckedFile[], keyOf: (file: CheckedFile) => string) {
  const groups = new Map<string, CheckedFile[]>()
  for (const file of files) {
    const key = keyOf(file)
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return groups
}

/**
 * Returns the name in a file, or its contents if it has none: files without a name belong to one student only if they are
 * equal.
 */
const handOf = ({ name, key }: CheckedFile): string => plainName(name) || `\n${key}`

const timeOf = ({ saved }: CheckedFile): number => Date.parse(saved) || 0

/** Compares texts by code units, so that the order does not depend on the screen language. */
const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * Compares two files of one student; the one that counts comes first. The recomputed state decides, then the time, which
 * the file only claims, and finally the contents, so that neither the order of arrival nor the file names matter.
 */
const byWeight = (one: CheckedFile, other: CheckedFile): number =>
  Number(one.state !== 'agrees') - Number(other.state !== 'agrees') ||
  timeOf(other) - timeOf(one) ||
  compared(one.key, other.key) ||
  compared(one.notes.join(), other.notes.join())

function insteadNote(one: CheckedFile, counted: CheckedFile): string {
  if (counted.key === one.key) return `It is identical to ${asGiven(counted.file)}, which counts instead.`
  return timeOf(counted) > timeOf(one)
    ? `A later file with the same name, ${asGiven(counted.file)}, counts instead.`
    : `Another file with the same name, ${asGiven(counted.file)}, counts instead.`
}

/** Returns the names of others whose files have exactly these answers; empty if there are none. */
function othersWith(one: CheckedFile, equal: readonly CheckedFile[]): string {
  const others = equal.filter((other) => handOf(other) !== handOf(one))
  if (!one.answers.some(({ guess }) => guess)) return ''
  return [...new Set(others.map(told))].toSorted(compared).join(', ')
}

/**
 * Returns the files in their order. Of the files under one name, one counts and the others are marked as handed in twice.
 * Files with exactly the answers of another student, saved at the same moment, get a note; their state does not change,
 * since nobody knows whose answers they are.
 */
export function withTwins(files: readonly CheckedFile[]): readonly CheckedFile[] {
  const read = files.filter(({ state }) => state !== 'unread')
  const [byKey, byHand] = [grouped(read, ({ key }) => key), grouped(read, handOf)]
  const counting = new Map([...byHand].map(([hand, all]) => [hand, all.toSorted(byWeight)[0]]))
  return files.map((one): CheckedFile => {
    if (one.state === 'unread') return one
    const counted = counting.get(handOf(one)) ?? one
    if (counted !== one) return { ...one, state: 'twice', notes: [...one.notes, insteadNote(one, counted)] }
    const others = othersWith(one, byKey.get(one.key) ?? [])
    return others === ''
      ? one
      : {
          ...one,
          notes: [...one.notes, `Its answers are identical to those in ${others}, saved at the same moment.`],
        }
  })
}
