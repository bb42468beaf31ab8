import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { html } from 'lit'
import '../../../elements/editor/translate/bl-translate.ts'
import type {
  TranslateAct,
  TranslatedRow,
  TranslateEvent,
} from '../../../elements/editor/translate/bl-translate.ts'
import {
  addTranslation,
  confirmTranslated,
  setTranslated,
  type TranslatedPlace,
} from '../../../exchange/lecture/edit/translation.ts'
import { languageFault, languageName } from '../../../exchange/lecture/language-code.ts'
import { stepId } from '../../../exchange/lecture/merged.ts'
import { documentsOf, frontOf, translationLanguage } from '../../../exchange/lecture/translation/documents.ts'
import { strayStructure } from '../../../exchange/lecture/translation/stray.ts'
import { lostOf } from '../../../exchange/lecture/translation/lost.ts'
import { labelsOf } from '../../../exchange/lecture/translation/overlay-text.ts'
import { passageName, passagesOf, type PassagePart } from '../../../exchange/lecture/translation/passages.ts'
import {
  outdatedNote,
  TranslatedPassages,
  withWords,
} from '../../../exchange/lecture/translation/with-words.ts'
import type { Scenario } from '../../../exchange/lecture/scenario.ts'
import type { Editor } from '../editor.ts'

/** Names of the parts of a lecture, next to their fields. */
const partNames: Readonly<Record<PassagePart, string>> = {
  title: 'Title',
  idea: 'Idea',
  minute: 'The lecture in a minute',
  caveats: 'Caveats',
  prose: 'Text',
  try: 'Try this',
  watch: 'Watch',
  scene: 'Before the question',
  ask: 'Question',
  options: 'Options',
  because: 'Because',
}

/** The place of a row’s text. */
type Placed = TranslatedRow & { readonly place: TranslatedPlace }

/** The translations of the lecture being edited, one of which is current. All state is in signals. */
export class Translating {
  /** Whether the translation is shown instead of the fields. */
  readonly open = signal(false)
  readonly #editor: Editor
  readonly #language = signal('')
  readonly #problem = signal('')
  /** Typed text that is not in the lecture because it contains Markdown structure. */
  readonly #stray = signal<
    { readonly key: string; readonly words: string; readonly note: string } | undefined
  >()

  constructor(editor: Editor) {
    this.#editor = editor
  }

  render(close: () => void) {
    const { draft } = this.#editor
    return html`<bl-translate
      .rows=${this.#rows.value}
      .languages=${this.#languages.value.map((code) => ({ code, name: languageName(code) ?? code }))}
      language=${this.language}
      own=${draft.good.language ?? 'en'}
      step=${draft.step.value}
      problem=${this.#problem.value}
      .faults=${this.#faults.value}
      ?reading=${!draft.writes}
      @bl-translate-act=${({ act }: TranslateEvent) => (act.kind === 'close' ? close() : this.#hear(act))}
      @change=${() => draft.settle()}
    ></bl-translate>`
  }

  /** Code of the current language; empty if there is no translation. */
  get language(): string {
    const chosen = this.#language.value
    const all = this.#languages.value
    return all.includes(chosen) ? chosen : (all[0] ?? '')
  }

  readonly #languages: ReadonlySignal<readonly string[]> = computed(() =>
    documentsOf(this.#editor.draft.text)
      .translations.map(({ text }) => translationLanguage(text))
      .filter((code) => code !== ''),
  )

  /** The lecture whose texts are translated. */
  readonly #scenario = computed((): Scenario => {
    const { draft } = this.#editor
    const { idea = '', minute = '', caveats = [], ...lecture } = draft.good
    const { title } = draft.words.value
    return {
      ...lecture,
      id: String(frontOf(draft.text)['id'] ?? ''),
      title,
      idea,
      minute,
      caveats,
      references: [],
    }
  })

  readonly #read = computed(() => {
    const { draft } = this.#editor
    const scenario = this.#scenario.value
    const found = documentsOf(draft.text).translations.find(
      ({ text }) => translationLanguage(text) === this.language,
    )
    if (!found) return undefined
    const known = scenario.steps.map(stepId)
    const others = draft.words.value.steps.flatMap(({ id }) => (known.includes(id) ? [] : [id]))
    return {
      before: found.before,
      worded: withWords(scenario, found.text, others),
      passages: new TranslatedPassages(found.text),
    }
  })

  /** Problems in the text of the translation, and the note that it is unknown which passages are out of date. */
  readonly #faults = computed((): readonly string[] => {
    const { before = 0, worded } = this.#read.value ?? {}
    const front = worded?.notes.filter(({ line }) => !this.#lines.value.has(line)) ?? []
    return [...(worded?.problems ?? []), ...front].map(
      ({ line, message }) => `line ${line + before}: ${message}`,
    )
  })

  /** The first lines of the passages. */
  readonly #lines = computed(() => {
    const { passages } = this.#read.value ?? {}
    return new Set(
      passagesOf(this.#scenario.value).map((passage) => passages?.get(passageName(passage))?.line),
    )
  })

  readonly #rows: ReadonlySignal<readonly Placed[]> = computed(() => {
    const read = this.#read.value
    if (!read) return []
    const scenario = this.#scenario.value
    const { passages, worded } = read
    const ids = this.#editor.draft.words.value.steps.map(({ id }) => id)
    let group: string | undefined
    const grouped = (name: string): string => {
      const isNew = group !== name
      group = name
      return isNew ? name : ''
    }
    const rows = passagesOf(scenario).map((place): Placed => {
      const name = passageName(place)
      const { text = '', line } = passages.get(name) ?? {}
      const step = place.step === undefined ? undefined : ids.indexOf(place.step)
      const { numbers, formulas } = text === '' ? { numbers: [], formulas: [] } : lostOf(place.text, text)
      return {
        ...{ key: name, place, step, own: place.text, words: text },
        group: grouped(step === undefined ? 'The whole lecture' : `Step ${step + 1}`),
        label: partNames[place.part],
        state: text === '' ? 'missing' : worded.outdated.includes(name) ? 'outdated' : 'translated',
        notes: worded.notes.flatMap((note) =>
          text !== '' && note.line === line && note.message !== outdatedNote(place) ? [note.message] : [],
        ),
        lost: [...numbers.map((source) => `{${source}}`), ...formulas],
        isLine: place.part === 'title',
      }
    })
    const stray = this.#stray.value
    const typed = rows.map((row) =>
      row.key === stray?.key ? { ...row, words: stray.words, notes: [stray.note], lost: [] } : row,
    )
    const labels = labelsOf(scenario).map((label): Placed => {
      const words = passages.labels.get(label) ?? ''
      return {
        ...{ key: `label: ${label}`, place: { label }, step: undefined, own: label, words },
        ...{ group: grouped('Labels'), label: 'Label', notes: [], lost: [], isLine: true },
        state: words === '' ? 'missing' : 'translated',
      }
    })
    return [...typed, ...labels]
  })

  #hear(act: Exclude<TranslateAct, { readonly kind: 'close' }>): void {
    const { draft } = this.#editor
    const { language } = this
    switch (act.kind) {
      case 'language':
        this.#stray.value = undefined
        this.#language.value = act.code
        return
      case 'add':
        return this.#add(act.code)
      case 'step':
        return void this.#editor.steps({ kind: 'choose', step: act.step })
      case 'write': {
        const row = this.#rows.peek().find(({ key }) => key === act.key)
        if (!row) return
        const { place, own } = row
        const note = 'label' in place ? undefined : strayStructure(own, act.words)
        this.#stray.value = note === undefined ? undefined : { key: act.key, words: act.words, note }
        if (note === undefined)
          void draft.write(
            setTranslated(draft.text, language, this.#scenario.peek(), place, act.words),
            `the translation of ${act.key}`,
            true,
          )
        return
      }
      case 'confirm': {
        const place = this.#placeOf(act.key)
        if (place && !('label' in place))
          void draft.write(
            confirmTranslated(draft.text, language, this.#scenario.peek(), place),
            'mark translation as correct',
          )
      }
    }
  }

  #placeOf(key: string): TranslatedPlace | undefined {
    return this.#rows.peek().find((row) => row.key === key)?.place
  }

  #add(code: string): void {
    const { draft } = this.#editor
    const own = draft.good.language ?? 'en'
    const isOwn = code.toLowerCase() === own.toLowerCase()
    const fault = isOwn ? `the lecture itself is in "${own}". Enter another language` : languageFault(code)
    this.#problem.value = fault ?? ''
    if (fault !== undefined) return
    const known = this.#languages.peek().find((one) => one.toLowerCase() === code.toLowerCase())
    this.#language.value = known ?? code
    if (known === undefined)
      void draft.write(addTranslation(draft.text, this.#scenario.peek().id, code), `translate into ${code}`)
  }
}
