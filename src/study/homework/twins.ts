import { plainName } from '../../exchange/homework/name-seed.ts'
import type { CheckedFile, FileState } from './checked.ts'
import { asGiven } from '../../words/language/language.ts'

/** What tells a file in a sentence. */
const told = ({ file, name }: CheckedFile): string => asGiven(name.trim() || file)

const noted = (one: CheckedFile, note: string, state: FileState): CheckedFile => ({
  ...one,
  state,
  notes: [...one.notes, note],
})

/** Files by what they have in common. */
function grouped(files: readonly CheckedFile[], keyOf: (file: CheckedFile) => string) {
  const groups = new Map<string, CheckedFile[]>()
  for (const file of files) {
    const key = keyOf(file)
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return groups
}

/**
 * Files in their order, those marked that are handed in twice: of equal files the first counts, of those of one name the one that was saved
 * last; and those that have the very answers of somebody else, saved at the same moment.
 */
export function withTwins(files: readonly CheckedFile[]): readonly CheckedFile[] {
  const read = files.filter(({ state }) => state !== 'unread')
  const [byKey, byName] = [grouped(read, ({ key }) => key), grouped(read, ({ name }) => plainName(name))]
  return files.map((one): CheckedFile => {
    if (one.state === 'unread') return one
    const own = plainName(one.name)
    const equal = byKey.get(one.key) ?? []
    const first = equal.find(({ name }) => plainName(name) === own)
    if (first && first !== one)
      return noted(one, `It is the same as ${asGiven(first.file)}, which counts.`, 'twice')
    const later = own === '' ? undefined : byName.get(own)?.find(({ saved }) => saved > one.saved)
    if (later)
      return noted(one, `The same name has a later file, ${asGiven(later.file)}, which counts.`, 'twice')
    const twin = equal.find(({ name }) => plainName(name) !== own)
    return twin && one.answers.some(({ guess }) => guess)
      ? noted(one, `It has the very answers of ${told(twin)}, saved at the same moment.`, 'disagrees')
      : one
  })
}
