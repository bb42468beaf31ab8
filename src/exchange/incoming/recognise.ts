import { mostBytes as mostLectureBytes } from '../lecture/bounds.ts'
import { mostCsvBytes } from '../table/bounds.ts'
import { mostAnswerBytes } from '../assignment/answers-file.ts'
import { mostJson } from '../../experiment/spec/values/bounds.ts'
import { beginsWith, endingOf, npyMark, textOfBytes, zipMark, type Incoming } from './incoming.ts'
import { refusedKinds } from './refused.ts'
import { looksLikeRecords, looksLikeRows } from '../table/rows.ts'

/** What may come into the page. */
export type IncomingKind = 'lecture' | 'answers' | 'experiment' | 'table' | 'arrays'

/** Bytes of a file of arrays that the page reads. */
const mostArrayBytes = 32e6
/** Bytes of a workbook that the page reads. */
const mostBookBytes = 32e6

/** How something that may come in is known. */
interface KnownKind {
  readonly kind: IncomingKind
  /** Bytes that it has at most: judged before it is read. */
  readonly most: number
  readonly isIt: (looked: Looked) => boolean
}

/** What is looked at. */
interface Looked extends Incoming {
  /** The beginning as text; undefined where it is none. */
  readonly text: string | undefined
  /** The end of the file's name. */
  readonly ending: string
}

const matches =
  (form: RegExp) =>
  ({ text }: Looked): boolean =>
    text !== undefined && form.test(text)

/**
 * All that may come in, the surest signs first: one more is a line here, and what becomes of it a line of `ImportHandlers` in `page/import/importer.ts`. What a
 * file is called counts only where what is in it does not tell.
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

/** The kind of what comes in, with its bound; undefined where it is none that is known. */
export function kindOf(incoming: Incoming): Pick<KnownKind, 'kind' | 'most'> | undefined {
  const looked = {
    ...incoming,
    text: textOfBytes(incoming.head, false),
    ending: endingOf(incoming.name),
  }
  return known.find(({ isIt }) => isIt(looked))
}

/** What came in, or why it is not taken, in a sentence that follows its name. */
export type Recognised =
  { readonly kind: IncomingKind; readonly most: number } | { readonly kind: 'refused'; readonly why: string }

/** All that may come in, in a sentence. */
export const allTaken = 'It opens lectures, experiments, tables, runs, surfaces and assignment answers.'

/** Finds out what came in, by what is in it, and by its name where that does not tell. */
export function recognise(incoming: Incoming): Recognised {
  const refused = refusedKinds.find(({ isIt }) => isIt(incoming))
  if (refused) return { kind: 'refused', why: refused.why }
  return kindOf(incoming) ?? { kind: 'refused', why: `is not a file this page can open. ${allTaken}` }
}
