import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { eventType } from '../../event-type.ts'
import { dialogStyle } from '../../style/dialog.ts'
import { base, buttons } from '../../style/tokens.ts'
import { typed } from '../../style/typed.ts'
import { ViewDialog } from '../../view-dialog.ts'
import { asGiven } from '../../../words/language/language.ts'

/** What is handed in, as it is asked for. */
export interface HomeworkForm {
  readonly name: boolean
  readonly seed: boolean
  readonly note: string
  /** Ids of the steps. */
  readonly steps: readonly string[]
}

/** `bl-assign`: the lecture is to become this homework: in the text that is being written, as a file, or as a link. */
export class AssignEvent extends eventType(
  'bl-assign',
  (form: HomeworkForm, way: 'write' | 'file' | 'link') => ({ form, way }),
) {}

/** A lecture of which homework is made. */
export interface MakeHomeworkView {
  readonly title: string
  readonly form: HomeworkForm
  readonly steps: readonly { readonly id: string; readonly title: string; readonly asks: boolean }[]
  /** The lecture is being written here. */
  readonly writing: boolean
  /** What became of the last press; empty where nothing did yet. */
  readonly said: string
  /** A link that could not be copied, to be copied by hand. */
  readonly link?: string | undefined
}

/** Makes homework of a lecture: what is handed in, and the way to give it to students. Dispatches AssignEvent, `answers` and `close`. */
@customElement('bl-make-homework')
export class BlMakeHomework extends ViewDialog<MakeHomeworkView> {
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
        align-items: baseline;
        gap: var(--bl-2);
        min-height: var(--bl-touch);
      }
      label.text {
        display: grid;
        gap: var(--bl-1);
      }
      .quiet {
        margin: 0;
      }
      input[type='text'] {
        ${typed}
        width: 100%;
      }
    `,
  ]

  override render() {
    const { shown } = this
    return html`<wa-dialog label="Make homework of it"> ${shown ? this.#form(shown) : nothing} </wa-dialog>`
  }

  #form({ form, steps, writing, said, link }: MakeHomeworkView) {
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <fieldset>
        <legend>Students hand in</legend>
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
      <label><input type="checkbox" name="name" ?checked=${form.name} /> under their name</label>
      <label>
        <input type="checkbox" name="seed" ?checked=${form.seed} />
        <span>each with a draw of their own, from their name</span>
      </label>
      <label class="text"
        >What else there is to know
        <input type="text" name="note" maxlength="300" .value=${form.note} />
      </label>
      <div class="acts">
        ${writing ? this.#button('Write it into the lecture', 'write', true) : nothing}
        ${this.#button('Save the students’ file', 'file', !writing)}
        ${this.#button('Copy the students’ link', 'link')}
        <span class="grow"></span>
        <button class="button bare" type="button" @click=${() => this.dispatchEvent(new Event('answers'))}>
          Look at answers
        </button>
      </div>
      <p class="quiet" role="status">
        ${said || 'Answers come back as files, which this page checks. There is no server.'}
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
    const assigned: HomeworkForm = {
      name: given.has('name'),
      seed: given.has('seed'),
      note: typeof note === 'string' ? note.trim() : '',
      steps: given.getAll('step').filter((id) => typeof id === 'string'),
    }
    this.dispatchEvent(new AssignEvent(assigned, way))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-make-homework': BlMakeHomework
  }
}
