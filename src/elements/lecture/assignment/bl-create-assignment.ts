import type { Authored } from '../../../experiment/authored.ts'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { eventType } from '../../event-type.ts'
import { dialogStyle } from '../../style/dialog.ts'
import { base, buttons } from '../../style/tokens.ts'
import { typed } from '../../style/typed.ts'
import { ViewDialog } from '../../view-dialog.ts'
import { asGiven } from '../../../words/language/language.ts'

/** What is handed in, as it is asked for. */
export interface AssignmentForm {
  readonly name: boolean
  readonly seed: boolean
  readonly note: Authored
  /** Ids of the steps. */
  readonly steps: readonly string[]
}

/** `bl-assign`: the lecture is to become this homework: in the text that is being written, as a file, or as a link. */
export class AssignEvent extends eventType(
  'bl-assign',
  (form: AssignmentForm, way: 'write' | 'file' | 'link') => ({ form, way }),
) {}

/** `bl-try-draws`: other random draws of these steps are to be tried, or none. */
export class TryDrawsEvent extends eventType('bl-try-draws', (steps: readonly string[]) => ({ steps })) {}

/** `bl-write-live`: the live number of a note is to be written. */
export class WriteLiveEvent extends eventType('bl-write-live', (note: number) => ({ note })) {}

/** Something in a lecture that is true of its own random draw, and not of every student's. */
export interface DrawNote {
  readonly words: string
  /** It is about an option, which holds no live number. */
  readonly isOption: boolean
  /** What stands in the braces of the live number that can be written; empty if none is known. */
  readonly live: string
}

/** A lecture of which homework is made. */
export interface CreateAssignmentView {
  readonly title: Authored
  readonly form: AssignmentForm
  readonly steps: readonly { readonly id: string; readonly title: Authored; readonly asks: boolean }[]
  /** What is found in other draws; undefined while each student has the same draw. */
  readonly draws: { readonly busy: boolean; readonly notes: readonly DrawNote[] } | undefined
  /** The lecture is being written here. */
  readonly writing: boolean
  /** What became of the last press; empty where nothing did yet. */
  readonly said: string
  /** A link that could not be copied, to be copied by hand. */
  readonly link?: string | undefined
}

/** Makes homework of a lecture: what is handed in, and the way to give it to students. Dispatches AssignEvent, `answers` and `close`. */
@customElement('bl-create-assignment')
export class BlCreateAssignment extends ViewDialog<CreateAssignmentView> {
  static override readonly styles = [
    base,
    buttons,
    dialogStyle,
    css`
      wa-dialog {
        --width: min(34rem, 94vw);
      }
      form {
        display: grid;
        gap: var(--bl-3);
      }
      fieldset {
        display: grid;
        gap: var(--bl-1);
        max-height: 36dvh;
        margin: 0;
        padding: var(--bl-2) var(--bl-3);
        overflow: hidden auto;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
      }
      legend {
        padding: 0 var(--bl-1);
        font-weight: 600;
      }
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        align-content: center;
        gap: var(--bl-2);
        min-height: var(--bl-touch);
      }
      label > span {
        flex: 1;
      }
      [type='checkbox'] {
        accent-color: var(--bl-accent);
      }
      label.text {
        display: grid;
        gap: var(--bl-1);
      }
      .quiet,
      .draws p {
        margin: 0;
      }
      .draws ul {
        display: grid;
        gap: var(--bl-1);
        max-height: 24dvh;
        margin: var(--bl-1) 0;
        padding-left: var(--bl-4);
        overflow: hidden auto;
      }
      input[type='text'] {
        ${typed}
        width: 100%;
      }
    `,
  ]

  override render() {
    const { shown } = this
    return html`<wa-dialog label="Create assignment"> ${shown ? this.#form(shown) : nothing} </wa-dialog>`
  }

  #form({ form, steps, draws, writing, said, link }: CreateAssignmentView) {
    return html`<form @submit=${(event: Event) => event.preventDefault()} @change=${() => this.#tryDraws()}>
      <fieldset>
        <legend>Students submit</legend>
        ${steps.map(
          ({ id, title, asks }, at) =>
            html`<label>
              <input type="checkbox" name="step" value=${id} ?checked=${form.steps.includes(id)} />
              <span
                >${at + 1} · ${asGiven(title)}
                <span class="quiet"
                  >${asks ? 'their answer, and the experiment as they leave it' : 'the experiment as they leave it'}</span
                >
              </span>
            </label>`,
        )}
      </fieldset>
      <label><input type="checkbox" name="name" ?checked=${form.name} /> with their name</label>
      <label>
        <input type="checkbox" name="seed" ?checked=${form.seed} />
        <span>with a random draw of their own, seeded by their name</span>
      </label>
      ${draws ? this.#draws(draws) : nothing}
      <label class="text"
        >Instructions
        <input type="text" name="note" maxlength="300" .value=${form.note} />
      </label>
      <div class="acts">
        ${writing ? this.#button('Add to the lecture', 'write', true) : nothing}
        ${this.#button('Download student file', 'file', !writing)}
        ${this.#button('Copy student link', 'link')}
        <span class="grow"></span>
        <button class="button bare" type="button" @click=${() => this.dispatchEvent(new Event('answers'))}>
          Review answers
        </button>
      </div>
      <p class="quiet" role="status">
        ${said || 'Students send you their answer files, and this page checks them. No server is involved.'}
      </p>
      ${
        link
          ? html`<input
              type="text"
              aria-label="The students’ link"
              readonly
              .value=${link}
              @focus=${({ target }: Event) => (target as HTMLInputElement).select()}
            />`
          : nothing
      }
    </form>`
  }

  #draws({ busy, notes }: NonNullable<CreateAssignmentView['draws']>) {
    if (notes.length === 0)
      return html`<p class="quiet" role="status">
        ${busy ? 'Trying other draws …' : 'Each number that is typed in these steps holds for every draw that was tried.'}
      </p>`
    return html`<section class="draws" aria-label="True of one draw only">
      <p><b>True of one draw only.</b> ${busy ? 'Trying other draws …' : nothing}</p>
      <ul>
        ${notes.map(
          ({ words, live }, note) =>
            html`<li>
              ${words}
              ${
                live
                  ? html`<button
                      class="button small"
                      type="button"
                      @click=${() => this.dispatchEvent(new WriteLiveEvent(note))}
                    >
                      Write {${asGiven(live)}}
                    </button>`
                  : nothing
              }
            </li>`,
        )}
      </ul>
      ${
        notes.some(({ isOption }) => isOption)
          ? html`<p class="quiet">
              Options hold no live numbers: put them in words, or give all students the same draw.
            </p>`
          : nothing
      }
    </section>`
  }

  /** The steps whose other draws matter: none while all students have the same. */
  #tryDraws(): void {
    const form = this.renderRoot.querySelector('form')
    const given = form && new FormData(form)
    const steps = given?.has('seed') ? given.getAll('step').filter((id) => typeof id === 'string') : []
    this.dispatchEvent(new TryDrawsEvent(steps))
  }

  #button(words: string, way: AssignEvent['way'], primary = false) {
    return html`<button
      class=${primary ? 'button primary' : 'button'}
      type="button"
      @click=${() => this.#assign(way)}
    >
      ${words}
    </button>`
  }

  #assign(way: AssignEvent['way']): void {
    const form = this.renderRoot.querySelector('form')
    if (!form) return
    const given = new FormData(form)
    const note = given.get('note')
    const assigned: AssignmentForm = {
      // A draw of their own comes from their name.
      name: given.has('name') || given.has('seed'),
      seed: given.has('seed'),
      note: typeof note === 'string' ? note.trim() : '',
      steps: given.getAll('step').filter((id) => typeof id === 'string'),
    }
    this.dispatchEvent(new AssignEvent(assigned, way))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-create-assignment': BlCreateAssignment
  }
}
