import { isFields } from '../../../experiment/format/merge.ts'
import type { Scenario } from '../scenario.ts'
import { changedYaml } from '../fences/yaml-change.ts'
import { readData } from '../fences/read-fence.ts'
import { yamlText, type Path } from '../fences/yaml-text.ts'
import { callout, fence, item, prose } from '../lecture-text.ts'
import { stepId } from '../merged.ts'
import { withPieces } from '../text/pieces.ts'
import { linesOf, scanLecture, type Block, type Section } from '../text/scan.ts'
import { documentsOf, joined, translationLanguage } from '../translation/documents.ts'
import {
  digestOf,
  digestPath,
  headParts,
  passageName,
  passagesOf,
  stepParts,
  type PassagePart,
  type PassagePlace,
} from '../translation/passages.ts'
import { wordsDigest } from '../translation/overlay-text.ts'
import { TranslatedPassages } from '../translation/with-words.ts'
import { put } from './data.ts'
import { headingText } from './words.ts'

/** A passage, or a label of a dial, a chart or a mark. */
export type TranslatedPlace = PassagePlace | { readonly label: string }

const inOneLine = (words: string): string => words.replace(/[\r\n]+/gu, ' ').trim()

/** Text as a list, with an item for each line that is not blank. */
const asItems = (words: string): string =>
  words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (/^(?:- | {2})/u.test(line) ? line : item(line)))
    .join('\n')

function partText(part: string, words: string): string {
  if (part === 'prose') return prose(words)
  if (part === 'options' || part === 'caveats') return asItems(words)
  return callout(part, words)
}

/** The blocks of a section, as written, except those with the text of a passage. */
function keptBlocks(
  { blocks }: Pick<Section, 'blocks'>,
  known: readonly string[],
  lines: readonly string[],
): readonly string[] {
  const isKept = (block: Block) =>
    block.kind === 'fence' || (block.kind === 'callout' && !known.includes(block.name))
  return blocks.filter(isKept).map(({ line, end }) => lines.slice(line - 1, end).join('\n'))
}

/** A section of a translation as text; without `section` if it is new. */
interface Chunk {
  readonly section?: Section
  readonly text: string
}

/** A translation being edited: its front matter, and its sections in order. */
class TranslationText {
  readonly #lines: readonly string[]
  readonly #passages: TranslatedPassages
  readonly #lineEnd: string
  readonly #first: number
  #front: string

  constructor(text: string) {
    this.#lines = linesOf(text)
    this.#passages = new TranslatedPassages(text)
    this.#lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n'
    const { lines = [] } = scanLecture(text).front ?? {}
    this.#first = lines.length + 3
    this.#front = lines.join('\n')
  }

  get front(): unknown {
    return readData(this.#front.split('\n'), 2).data?.value
  }

  /** The text of a passage; '' if it is not translated. */
  wordsOf(place: PassagePlace): string {
    return this.#passages.get(passageName(place))?.text ?? ''
  }

  /** Sets a field of the front matter; undefined removes it. */
  setFront(path: Path, value: unknown): void {
    const before = this.front
    this.#front = changedYaml(this.#front, before, put(before, path, value))
  }

  /** Returns the whole text with one place changed. `order`: the ids of the lecture's steps. */
  with(place: TranslatedPlace, words: string, order: readonly string[]): string {
    const chunks = this.#chunks
    const [top] = chunks
    const sections = chunks.slice(1)
    if ('label' in place)
      return this.#text([this.#head(new Map(), this.#labels(place.label, words)), ...sections])
    const { step, part } = place
    if (part === 'caveats') return this.#text([top, ...this.#withCaveats(sections, words)])
    if (step === undefined) return this.#text([this.#head(new Map([[part, words]])), ...sections])
    return this.#text([top, ...this.#withStep(sections, step, new Map([[part, words]]), order)])
  }

  /** Everything above the first section that is not the head, and each other section. */
  get #chunks(): readonly Chunk[] {
    const { steps, others, caveats } = this.#passages
    const sections = [...steps, ...others, ...(caveats ? [caveats] : [])].toSorted((a, b) => a.line - b.line)
    const cut = (from: number, to: number) =>
      this.#lines
        .slice(from - 1, to)
        .join('\n')
        .trim()
    return [
      { text: cut(this.#first, (sections[0]?.line ?? this.#lines.length + 1) - 1) },
      ...sections.map((section) => ({ section, text: cut(section.line, section.end) })),
    ]
  }

  #text(chunks: readonly (Chunk | undefined)[]): string {
    const body = chunks.flatMap((chunk) => (chunk && chunk.text !== '' ? [`${chunk.text}\n`] : [])).join('\n')
    return `---\n${this.#front}\n---\n${body}`.replaceAll('\n', this.#lineEnd)
  }

  #withCaveats(sections: readonly Chunk[], words: string): readonly Chunk[] {
    const { caveats } = this.#passages
    const heading = headingText(1, caveats?.title ?? 'Caveats', 'caveats')
    const text = words.trim() === '' ? '' : `${heading}\n\n${asItems(words)}`
    const others = sections.filter(({ section }) => section !== caveats || !section)
    return [...others, { text }]
  }

  #withStep(
    sections: readonly Chunk[],
    step: string,
    words: ReadonlyMap<string, string>,
    order: readonly string[],
  ): readonly Chunk[] {
    const isOf = ({ section }: Chunk, ids: readonly string[]) =>
      section?.level === 2 && ids.includes(stepId(section))
    const at = sections.findIndex((chunk) => isOf(chunk, [step]))
    const section = sections[at]?.section
    const text = this.#section(section, step, stepParts, words)
    if (at >= 0) return sections.with(at, { ...(section && { section }), text })
    const before = order.slice(0, order.indexOf(step))
    const last = sections.findLastIndex((chunk) => isOf(chunk, before))
    return sections.toSpliced(last + 1, 0, { text })
  }

  #head(words: ReadonlyMap<string, string>, labels?: string): Chunk {
    const { head } = this.#passages
    const kept = keptBlocks(head, headParts, this.#lines)
    const others = kept.filter((text) => labels === undefined || !/^```+ *words\b/u.test(text))
    return {
      text: this.#section(head, undefined, headParts, words, [...(labels ? [labels] : []), ...others]),
    }
  }

  /** A section with some parts changed; '' if nothing is left in it. */
  #section(
    section: Section | undefined,
    step: string | undefined,
    parts: readonly PassagePart[],
    words: ReadonlyMap<string, string>,
    kept = section ? keptBlocks(section, parts, this.#lines) : [],
  ): string {
    const textOf = (part: PassagePart) =>
      (words.get(part) ?? this.wordsOf({ ...(step !== undefined && { step }), part })).trimEnd()
    const title = inOneLine(textOf('title'))
    // Options are found by the question above them.
    const isWritten = (part: PassagePart) =>
      textOf(part) !== '' || (part === 'ask' && parts.includes('options') && textOf('options') !== '')
    const written = parts.flatMap((part) =>
      part === 'title' || part === 'caveats' || !isWritten(part) ? [] : [partText(part, textOf(part))],
    )
    if (title === '' && written.length + kept.length === 0) return ''
    const heading =
      step === undefined && title === '' ? [] : [headingText(step === undefined ? 1 : 2, title, step)]
    return [...heading, ...written, ...kept].join('\n\n')
  }

  /** The fence of labels with one label changed; '' if it is empty. */
  #labels(label: string, word: string): string {
    const block = this.#passages.head.blocks.find((each) => each.kind === 'fence' && each.name === 'words')
    const lines = block?.kind === 'fence' ? block.lines : []
    const before = lines.length > 0 ? readData(lines, 1).data?.value : {}
    if (!isFields(before)) return block ? this.#lines.slice(block.line - 1, block.end).join('\n') : ''
    const after = put(before, [label], word.trim() === '' ? undefined : inOneLine(word))
    if (!isFields(after) || Object.keys(after).length === 0) return ''
    return fence('words', lines.length > 0 ? changedYaml(lines.join('\n'), before, after) : yamlText(after))
  }
}

/** The digest of a passage in the lecture's current text; undefined if the lecture does not have it. */
function digestAt(scenario: Scenario, place: PassagePlace): string | undefined {
  const passage = passagesOf(scenario).find((one) => passageName(one) === passageName(place))
  return passage && digestOf(passage.text)
}

/**
 * Gives a translation a digest for each passage if it has only one for the whole, or none. All passages then count as translated from the
 * current text, unless the digest of the whole differs.
 */
function nameDigests(text: TranslationText, scenario: Scenario): void {
  const { front } = text
  const of = isFields(front) ? front['of'] : undefined
  if (isFields(of)) return
  text.setFront(['of'], {})
  if (of !== undefined && String(of) !== wordsDigest(scenario)) return
  for (const passage of passagesOf(scenario))
    if (text.wordsOf(passage) !== '') text.setFront(digestPath(passage), digestOf(passage.text))
}

function withChanged(
  file: string,
  language: string,
  scenario: Scenario,
  change: (text: TranslationText) => string,
): string {
  const found = documentsOf(file).translations.find(({ text }) => translationLanguage(text) === language)
  if (!found) return file
  const text = new TranslationText(found.text)
  nameDigests(text, scenario)
  return withPieces(file, [{ from: found.from, to: found.from + found.text.length, text: change(text) }])
}

/** Translates a place in a file with a lecture and its translations. */
export const setTranslated = (
  file: string,
  language: string,
  scenario: Scenario,
  place: TranslatedPlace,
  words: string,
): string =>
  withChanged(file, language, scenario, (text) => {
    if (!('label' in place))
      text.setFront(digestPath(place), words.trim() === '' ? undefined : digestAt(scenario, place))
    return text.with(place, words, scenario.steps.map(stepId))
  })

/** Marks a passage of a translation as up to date with the lecture's current text. */
export const confirmTranslated = (
  file: string,
  language: string,
  scenario: Scenario,
  place: PassagePlace,
): string =>
  withChanged(file, language, scenario, (text) => {
    text.setFront(digestPath(place), digestAt(scenario, place))
    return text.with(place, text.wordsOf(place), scenario.steps.map(stepId))
  })

export const addTranslation = (file: string, id: string, language: string): string =>
  joined(file, `---\n${yamlText({ badlands: 1, translates: id, language })}\n---\n`)
