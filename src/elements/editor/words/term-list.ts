import { html } from 'lit'
import { glossary, type GlossaryEntry } from '../../../words/glossary.ts'
import { asGiven, translate } from '../../../words/language/language.ts'
import { optionId } from './number-list.ts'

/** The word that readers see for a term, in the language of the page. */
const wordOf = ({ term, words: [word] = [] }: GlossaryEntry): string => {
  const here = translate(term)
  return here === term ? (word ?? term) : here
}

/** A term of the glossary and its note. */
export interface Term {
  readonly word: string
  readonly note: string
}

/** The terms that are explained in running text. */
const terms = (): readonly Term[] =>
  glossary
    .filter(({ words }) => words?.length !== 0)
    .map((entry) => ({ word: wordOf(entry), note: translate(entry.note) }))
    .toSorted((one, other) => one.word.localeCompare(other.word))

/** The terms that match a query: first those that begin with it, then those that contain each of its words, including in their notes. */
export function termsFor(query: string): readonly Term[] {
  const wanted = query.trim().toLowerCase()
  const begins = ({ word }: Term) => word.toLowerCase().startsWith(wanted)
  const has = ({ word, note }: Term) =>
    wanted.split(/\s+/u).every((each) => `${word} ${note}`.toLowerCase().includes(each))
  const all = terms()
  return [...all.filter(begins), ...all.filter((term) => !begins(term) && has(term))]
}

/** Offset where the word ending at `at` begins if a term matches it, otherwise `at`. */
export function termFrom(text: string, at: number): number {
  const word =
    text
      .slice(0, at)
      .split(/[^\p{L}\p{N}-]/u)
      .at(-1) ?? ''
  return termsFor(word).length > 0 ? at - word.length : at
}

/** A list of terms, with one highlighted together with its explanation. `press` receives the index of the chosen term. */
export function termList(query: string, chosen: number, press: (at: number) => void) {
  const found = termsFor(query)
  if (found.length === 0)
    return html`<p class="numbers none" role="status">No term matches “${asGiven(query.trim())}”.</p>`
  return html`<div class="numbers" id="numbers" role="listbox" aria-label="Terms with an explanation">
    ${found.map(
      ({ word, note }, at) =>
        html`<div
          role="option"
          id=${optionId(at)}
          aria-selected=${at === chosen}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @click=${() => press(at)}
        >
          <span>${word}${at === chosen ? html`<span class="note">${note}</span>` : ''}</span>
        </div>`,
    )}
  </div>`
}
