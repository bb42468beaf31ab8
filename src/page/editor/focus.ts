import { BlSource } from '../../elements/editor/bl-source.ts'
import type { BlTranslate } from '../../elements/editor/translate/bl-translate.ts'
import type { BlStepList } from '../../elements/editor/steps/bl-step-list.ts'
import { BlWords } from '../../elements/editor/words/bl-words.ts'
import { showPlace } from '../../elements/controls/text-place.ts'
import { offsetOf, wordsAt, partKey, type WordsPart } from './draft/lecture-words.ts'

/** A place in some words: their name, and what is selected of them. */
interface WordsPlace {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** The parts of the editor on the page, by which the focus goes. */
export class EditorFocus {
  readonly #root: ParentNode
  #last: WordsPlace | undefined

  constructor(root: ParentNode) {
    this.#root = root
  }

  get #list(): BlStepList | null {
    return this.#root.querySelector('bl-step-list')
  }

  get #source(): BlSource | null {
    return this.#root.querySelector('bl-source')
  }

  get #translation(): BlTranslate | null {
    return this.#root.querySelector('bl-translate')
  }

  /** The list of steps has the focus. */
  get inSteps(): boolean {
    return this.#list?.matches(':focus-within') ?? false
  }

  /** To the translation. */
  showTranslation(): void {
    this.#translation?.focus()
  }

  /** To the next words that are missing or out of date, or those before. Returns false if nothing is being translated. */
  nextTranslation(by: 1 | -1): boolean {
    this.#translation?.next(by)
    return this.#translation !== null
  }

  get #focused(): Element | null {
    return this.#root.querySelector(
      ':is(bl-words, bl-source, bl-translate, bl-step-list, bl-stage-strip, bl-shelf):focus-within',
    )
  }

  #words(key: string): BlWords | null {
    return this.#root.querySelector(`bl-words[data-part="${key}"]`)
  }

  /** To some words, or to the step that is chosen. */
  show(wanted: WordsPart | 'list'): void {
    const words = wanted === 'list' ? null : this.#words(partKey(wanted))
    if (words) words.focus()
    else this.#list?.focus()
  }

  /** To the card that is open in the sentence over the stage. */
  sentence(): void {
    this.#root.querySelector('bl-vary')?.focus()
  }

  /** To the button of the card that is open on the shelf. */
  shelf(): void {
    this.#root.querySelector('bl-shelf')?.focus()
  }

  /** From words to their steps, as Escape does. Returns false where no words have the focus. */
  leaveWords(): boolean {
    const focused = this.#focused
    if (!(focused instanceof BlWords || focused instanceof BlSource)) return false
    this.#list?.focus()
    return true
  }

  /** To the next part of the editor: steps, words, what is on the stage, what is under it. */
  cycle(by: 1 | -1): void {
    const parts = [
      'bl-step-list',
      'bl-words[kind=title], bl-source, bl-translate',
      'bl-stage-strip',
      'bl-shelf',
    ]
    const found = parts.flatMap((name) => this.#root.querySelector<HTMLElement>(name) ?? [])
    const focused = this.#focused
    const here = focused instanceof BlWords || focused instanceof BlSource ? parts[1] : focused?.localName
    const at = found.findIndex((part) => here !== undefined && part.matches(here))
    found[(at < 0 ? (by > 0 ? 0 : -1) + found.length : at + by + found.length) % found.length]?.focus()
  }

  /** To what the lecture claims. */
  showCheck(): void {
    this.#root.querySelector<HTMLElement>('bl-check')?.focus()
  }

  /** To the next problem of the text, or the one before. */
  nextProblem(by: 1 | -1): void {
    this.#source?.next(by)
  }

  /** Shows a problem in the text. */
  showProblem(problem: { readonly line: number; readonly column: number }): void {
    const { field } = this.#source ?? {}
    if (field) showPlace(field, problem)
  }

  /** The words that have the focus. */
  get part(): string | undefined {
    const focused = this.#focused
    return focused instanceof BlWords ? focused.dataset['part'] : undefined
  }

  /** Puts the caret of the text where some words are. */
  showInText(text: string, part: WordsPart, within = 0): void {
    this.#source?.show(offsetOf(text.replace(/\r\n?/gu, '\n'), part) + within)
  }

  /** The words where the caret of the text is. */
  get partInText(): WordsPart | undefined {
    const { field } = this.#source ?? {}
    return field && wordsAt(field.value, field.selectionStart)
  }

  /** Keeps the place in words that lose the focus, for `comeBack`. */
  keep(left: EventTarget | null): void {
    const key = left instanceof BlWords ? left.dataset['part'] : undefined
    if (!(left instanceof BlWords) || key === undefined) return
    const { selectionStart, selectionEnd } = left.field
    this.#last = { key, from: selectionStart, to: selectionEnd }
  }

  /** To the words that had the focus last. */
  async comeBack(): Promise<void> {
    const words = this.#last && this.#words(this.#last.key)
    await words?.updateComplete
    words?.focus()
    if (this.#last) words?.field.setSelectionRange(this.#last.from, this.#last.to)
  }
}
