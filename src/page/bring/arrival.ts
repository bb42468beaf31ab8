import { mostLooked } from '../../exchange/incoming/incoming.ts'
import { recognise, type Recognised } from '../../exchange/incoming/recognise.ts'
import { asGiven } from '../../words/language/language.ts'

/** Something that came in: a file, or a text that was pasted, whose name is ''. */
export interface Arrival {
  /** Aborts when something else has come in since: then nothing is shown of this one. */
  readonly later?: AbortSignal
  readonly name: string
  readonly file: Blob
}

/** A text that was pasted. */
export const pastedText = (text: string): Arrival => ({ name: '', file: new Blob([text]) })

/** Looks at what came in, of which no more is read than is needed for that. */
export async function recogniseArrival({ name, file }: Arrival): Promise<Recognised> {
  const head = new Uint8Array(await file.slice(0, mostLooked).arrayBuffer())
  return recognise({ name, head })
}

/** True of files that are all lectures, or translations of them. */
export async function areLectures(files: readonly File[]): Promise<boolean> {
  const found = await Promise.all(files.map((file) => recogniseArrival({ name: file.name, file })))
  return found.every(({ kind }) => kind === 'lecture')
}

/** What a sentence calls it. */
export const nameOfArrival = ({ name }: Arrival): string =>
  name === '' ? 'What was pasted' : `“${asGiven(name)}”`
