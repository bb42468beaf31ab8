import type { Authored } from '../../../experiment/authored.ts'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { eventType } from '../../event-type.ts'
import { dialogStyle } from '../../style/dialog.ts'
import { base, buttons } from '../../style/tokens.ts'
import { typed } from '../../style/typed.ts'
import { ViewDialog } from '../../view-dialog.ts'
import { asGiven } from '../../../words/language/language.ts'

export interface AssignmentForm {
  readonly name: boolean
  readonly seed: boolean
  readonly note: Authored
  /** Ids of the steps to submit. */
  readonly steps: readonly string[]
}

/** `bl-assign`: the user creates the assignment in the edited lecture, as a file, or as a link. */
export class AssignEvent extends eventType(
  'bl-assign',
  (form: AssignmentForm, way: 'write' | 'file' | 'link') => ({ form, way }),
) {}

/** `bl-try-draws`: requests other random draws of these steps, or stops them if `steps` is empty. */
export class TryDrawsEvent extends eventType('bl-try-draws', (steps: readonly string[]) => ({ steps })) {}

/** `bl-write-live`: the user inserts the live number of a note, given by its index. */
export class WriteLiveEvent extends eventType('bl-write-live', (note: number) => ({ note })) {}

/** A statement in a lecture that holds for its own random draw but not for every student’s. */
export interface DrawNote {
  readonly words: string
  /** Whether it is about an option, which cannot contain live numbers. */
  readonly isOption: boolean
  /** Name of the live number that can replace it; empty if none is known. */
  readonly live: string
}

/** The lecture and form shown by the dialog. */
export interface CreateAssignmentView {
  readonly title: Authored
  readonly form: AssignmentForm
  readonly steps: readonly { readonly id: string; readonly title: Authored; readonly asks: boolean }[]
  /** Findings in other draws; undefined while all students have the same draw. */
  readonly draws: { readonly busy: boolean; readonly notes: readonly DrawNote[] } | undefined
  /** Whether the lecture is open in the editor. */
  readonly writing: boolean
  /** Result of the last action; empty at first. */
  readonly said: string
  /** A link to show because the browser blocked the clipboard. */
  readonly link?: string | undefined
}

/** The dialog that creates an assignment from a lecture. Dispatches AssignEvent, TryDrawsEvent, WriteLiveEvent, `answers` and `close`. */
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
              aria-label="Student link"
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
        ${busy ? 'Trying other draws …' : 'Every number typed in these steps holds for every draw tried.'}
      </p>`
    return html`<section class="draws" aria-label="True for one draw only">
      <p><b>True for one draw only.</b> ${busy ? 'Trying other draws …' : nothing}</p>
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
              Options cannot contain live numbers. Rephrase them without numbers, or give all students the
              same draw.
            </p>`
          : nothing
      }
    </section>`
  }

  /** Requests other draws of the chosen steps; of none while all students have the same draw. */
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
      // The name seeds a student’s draw.
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
