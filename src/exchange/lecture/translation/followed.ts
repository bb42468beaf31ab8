import { isFields } from '../../../experiment/format/merge.ts'
import { changedYaml } from '../fences/yaml-change.ts'
import { readData } from '../fences/read-fence.ts'
import { stepId } from '../merged.ts'
import { withPieces, type Piece } from '../text/pieces.ts'
import { linesOf, scanLecture } from '../text/scan.ts'
import { documentsOf } from './documents.ts'

/** Renames the keys of `fields`, which are ids of steps. */
const renamed = (fields: Readonly<Record<string, unknown>>, idOf: (id: string) => string | undefined) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([id, value]) => {
      const now = idOf(id)
      return now === undefined ? [] : [[now, value]]
    }),
  )

/** Renames the steps of a translation, and removes those for which `idOf` returns undefined. */
function followedIn(text: string, idOf: (id: string) => string | undefined): string {
  const { front, sections } = scanLecture(text)
  const lines = linesOf(text)
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/gu), (end) => end.index + end[0].length)]
  const from = (line: number) => starts[line - 1] ?? text.length
  const pieces: Piece[] = sections.flatMap((section) => {
    const id = stepId(section)
    const now = section.level === 2 ? idOf(id) : id
    if (now === id) return []
    if (now === undefined) return [{ from: from(section.line), to: from(section.end + 1), text: '' }]
    const at = from(section.line)
    return [
      { from: at, to: at + (lines[section.line - 1] ?? '').length, text: `## ${section.title} {#${now}}` },
    ]
  })
  const value = front?.closed ? readData(front.lines, 2).data?.value : undefined
  const of = isFields(value) ? value['of'] : undefined
  if (front && isFields(value) && isFields(of) && isFields(of['steps'])) {
    const after = { ...value, of: { ...of, steps: renamed(of['steps'], idOf) } }
    const written = changedYaml(front.lines.join('\n'), value, after)
    pieces.push({ from: from(2), to: from(front.lines.length + 2), text: `${written}\n` })
  }
  return withPieces(text, pieces)
}

/**
 * Makes the translations in a file follow the renamed and removed steps of its lecture. `idOf` returns the new id of a step, or undefined
 * if it is gone.
 */
export function translationsFollowed(file: string, idOf: (id: string) => string | undefined): string {
  const pieces = documentsOf(file).translations.map(({ from, text }) => ({
    ...{ from, to: from + text.length },
    text: followedIn(text, idOf),
  }))
  return withPieces(file, pieces)
}

/** Makes the translations in a file follow the renamed lecture. */
export function translationsRenamed(file: string, id: string): string {
  const pieces = documentsOf(file).translations.flatMap(({ from, text }) => {
    const [line = ''] = /^translates:.*/mu.exec(text) ?? []
    const at = from + text.indexOf(line)
    return line === '' ? [] : [{ from: at, to: at + line.length, text: `translates: ${id}` }]
  })
  return withPieces(file, pieces)
}
