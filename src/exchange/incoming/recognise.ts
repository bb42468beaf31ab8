import { mostBytes as mostLectureBytes } from '../lecture/bounds.ts'
import { mostCsvBytes } from '../table/bounds.ts'
import { mostAnswerBytes } from '../assignment/answers-file.ts'
import { mostJson } from '../../experiment/spec/values/bounds.ts'
import { beginsWith, endingOf, npyMark, textOfBytes, zipMark, type Incoming } from './incoming.ts'
import { refusedKinds } from './refused.ts'
import { looksLikeRecords, looksLikeRows } from '../table/rows.ts'

export type IncomingKind = 'lecture' | 'answers' | 'experiment' | 'table' | 'arrays'

const mostArrayBytes = 32e6
const mostBookBytes = 32e6

interface KnownKind {
  readonly kind: IncomingKind
  /** The most bytes that such a file may have, checked before it is read. */
  readonly most: number
  readonly isIt: (looked: Looked) => boolean
}

interface Looked extends Incoming {
  /** The beginning as text; undefined if it is not text. */
  readonly text: string | undefined
  readonly ending: string
}

const matches =
  (form: RegExp) =>
  ({ text }: Looked): boolean =>
    text !== undefined && form.test(text)

/**
 * The kinds that the page opens, most reliable first. The name of a file counts only if its contents do not decide. For each new kind, add
 * an entry here, and a handler to `ImportHandlers` in `page/import/importer.ts`.
 */
const known: readonly KnownKind[] = [
  {
    kind: 'table',
    most: mostBookBytes,
    isIt: ({ head, ending }) => ['.xlsx', '.xlsm'].includes(ending) && beginsWith(head, zipMark),
  },
  { kind: 'table', most: mostArrayBytes, isIt: ({ head }) => beginsWith(head, npyMark) },
  {
    kind: 'arrays',
    most: mostArrayBytes,
    isIt: ({ head, ending }) =>
      ['.npz', '.safetensors'].includes(ending) || (ending === '' && beginsWith(head, [0x50, 0x4b])),
  },
  { kind: 'table', most: mostCsvBytes, isIt: ({ text }) => text !== undefined && looksLikeRecords(text) },
  { kind: 'answers', most: mostAnswerBytes, isIt: matches(/^\uFEFF?\s*\{\s*"answers"\s*:/) },
  {
    kind: 'arrays',
    most: mostJson,
    isIt: matches(/^\uFEFF?\s*\{\s*"[^"\\]{1,200}"\s*:\s*\[\s*(?:\[\s*)?-?\d/u),
  },
  { kind: 'experiment', most: mostJson, isIt: matches(/^\uFEFF?\s*\{/) },
  { kind: 'lecture', most: mostLectureBytes, isIt: matches(/^\uFEFF?---\r?\n/) },
  {
    kind: 'lecture',
    most: mostLectureBytes,
    isIt: ({ text, ending }) => !!text && ['.md', '.markdown'].includes(ending),
  },
  {
    kind: 'table',
    most: mostCsvBytes,
    isIt: ({ text, ending }) => text !== undefined && ['.csv', '.tsv'].includes(ending),
  },
  { kind: 'table', most: mostCsvBytes, isIt: ({ text }) => text !== undefined && looksLikeRows(text) },
]

/** The kind of a file or text and its size limit; undefined if it is unknown. */
export function fileKind(incoming: Incoming): Pick<KnownKind, 'kind' | 'most'> | undefined {
  const looked = {
    ...incoming,
    text: textOfBytes(incoming.head, false),
    ending: endingOf(incoming.name),
  }
  return known.find(({ isIt }) => isIt(looked))
}

/** The kind of a file, or the reason for refusing it, as a sentence that follows its name. */
export type Recognised =
  { readonly kind: IncomingKind; readonly most: number } | { readonly kind: 'refused'; readonly why: string }

export const allTaken = 'It opens lectures, experiments, tables, runs, surfaces and assignment answers.'

/** Recognises a file or text by its contents, or by its name if these do not decide. */
export function recognise(incoming: Incoming): Recognised {
  const refused = refusedKinds.find(({ isIt }) => isIt(incoming))
  if (refused) return { kind: 'refused', why: refused.why }
  return fileKind(incoming) ?? { kind: 'refused', why: `is not a file this page can open. ${allTaken}` }
}
