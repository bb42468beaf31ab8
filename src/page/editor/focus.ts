import { BlSource } from '../../elements/editor/bl-source.ts'
import type { BlTranslate } from '../../elements/editor/translate/bl-translate.ts'
import type { BlStepList } from '../../elements/editor/steps/bl-step-list.ts'
import { BlWords } from '../../elements/editor/words/bl-words.ts'
import { showPlace } from '../../elements/controls/text-place.ts'
import { offsetOf, wordsAt, partKey, type WordsPart } from './draft/lecture-words.ts'

/** A place in a text: the key of its part, and the selection. */
interface WordsPlace {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** Moves the focus between the parts of the editor. */
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

  /** Whether the list of steps has the focus. */
  get inSteps(): boolean {
    return this.#list?.matches(':focus-within') ?? false
  }

  /** Focuses the translation. */
  showTranslation(): void {
    this.#translation?.focus()
  }

  /** Focuses the next or previous text that is missing or out of date. Returns false if nothing is being translated. */
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

  /** Focuses a text, or the selected step. */
  show(wanted: WordsPart | 'list'): void {
    const words = wanted === 'list' ? null : this.#words(partKey(wanted))
    if (words) words.focus()
    else this.#list?.focus()
  }

  /** Focuses the open card in the sentence above the stage. */
  sentence(): void {
    this.#root.querySelector('bl-vary')?.focus()
  }

  /** Focuses the button of the open card on the shelf. */
  shelf(): void {
    this.#root.querySelector('bl-shelf')?.focus()
  }

  /** Moves the focus from a text to the list of steps, as Escape does. Returns false if no text has the focus. */
  leaveWords(): boolean {
    const focused = this.#focused
    if (!(focused instanceof BlWords || focused instanceof BlSource)) return false
    this.#list?.focus()
    return true
  }

  /** Focuses the next or previous part of the editor: steps, texts, the changes on the stage, the shelf. */
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

  /** Focuses the list of claims. */
  showCheck(): void {
    this.#root.querySelector<HTMLElement>('bl-check')?.focus()
  }

  /** Goes to the next or previous problem of the source text. */
  nextProblem(by: 1 | -1): void {
    this.#source?.next(by)
  }

  /** Shows a problem in the source text. */
  showProblem(problem: { readonly line: number; readonly column: number }): void {
    const { field } = this.#source ?? {}
    if (field) showPlace(field, problem)
  }

  /** Key of the text that has the focus. */
  get part(): string | undefined {
    const focused = this.#focused
    return focused instanceof BlWords ? focused.dataset['part'] : undefined
  }

  /** Moves the caret of the source text to a part. */
  showInText(text: string, part: WordsPart, within = 0): void {
    this.#source?.show(offsetOf(text.replace(/\r\n?/gu, '\n'), part) + within)
  }

  /** The part at the caret of the source text. */
  get partInText(): WordsPart | undefined {
    const { field } = this.#source ?? {}
    return field && wordsAt(field.value, field.selectionStart)
  }

  /** Remembers the place in a text that loses the focus, for `comeBack`. */
  keep(left: EventTarget | null): void {
    const key = left instanceof BlWords ? left.dataset['part'] : undefined
    if (!(left instanceof BlWords) || key === undefined) return
    const { selectionStart, selectionEnd } = left.field
    this.#last = { key, from: selectionStart, to: selectionEnd }
  }

  /** Returns the focus to the text that had it last. */
  async comeBack(): Promise<void> {
    const words = this.#last && this.#words(this.#last.key)
    await words?.updateComplete
    words?.focus()
    if (this.#last) words?.field.setSelectionRange(this.#last.from, this.#last.to)
  }
}
