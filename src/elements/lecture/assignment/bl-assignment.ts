import type { Authored } from '../../../experiment/authored.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { eventType } from '../../event-type.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { base, buttons } from '../../style/tokens.ts'
import { typed } from '../../style/typed.ts'
import { asGiven } from '../../../words/language/language.ts'

/** `bl-sign`: the student enters a name. */
export class SignEvent extends eventType('bl-sign', (name: string) => ({ name })) {}

/** `bl-explain`: the student enters a reason for the answer to a step. */
export class ExplainEvent extends eventType('bl-explain', (id: string, reason: string) => ({ id, reason })) {}

/** `bl-go`: the student opens a step, counted from 0. */
export class GoEvent extends eventType('bl-go', (step: number) => ({ step })) {}

/** The state of a step to submit. */
interface AssignmentStep {
  readonly id: string
  readonly at: number
  readonly asks: boolean
  /** The submitted guess in words; empty before it. */
  readonly guess: string
  /** Whether a guess is chosen but not submitted. */
  readonly pending: boolean
  /** Whether the answer was shown before the guess. */
  readonly seen: boolean
  readonly reason: string
  readonly left: string
  readonly outside: string
}

/** The assignment as shown to the student. */
export interface AssignmentView {
  readonly note: Authored
  /** Whether a name is required. */
  readonly named: boolean
  readonly name: string
  /** Whether the name seeds the random draw. */
  readonly drawn: boolean
  readonly steps: readonly AssignmentStep[]
  /** Index of the current step, from 0. */
  readonly at: number
  /** Whether the answers are being computed. */
  readonly busy: boolean
  /** Result of the last download; empty before it. */
  readonly said: string
}

const isDone = ({ asks, guess, left }: AssignmentStep): boolean => (asks ? guess !== '' : left !== '')

const notSubmitted = 'chosen, not submitted: click Reveal'

/** Describes the progress of a step, without revealing an answer that is still open. */
const stateOf = ({ asks, guess, pending, seen, left }: AssignmentStep): string =>
  [
    asks ? (guess ? `your guess: ${guess}` : pending ? notSubmitted : 'not answered yet') : '',
    seen ? (guess ? 'after the answer was shown' : 'its answer was shown') : '',
    left ? `final setting: ${left}` : asks ? '' : 'unchanged',
  ]
    .filter(Boolean)
    .join(', ')

/**
 * The assignment panel for the student: the name if required, the steps to submit with their progress, a reason for the answer to the
 * current step, and the download. Dispatches SignEvent, ExplainEvent, GoEvent and `save`.
 */
@customElement('bl-assignment')
export class BlAssignment extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        flex: none;
      }
      details {
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
      }
      summary {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
        min-height: var(--bl-control);
        padding: 0 var(--bl-3);
        font-weight: 600;
        cursor: pointer;
      }
      summary .quiet {
        margin-left: auto;
        font-weight: 400;
      }
      .inside {
        display: grid;
        gap: var(--bl-2);
        padding: 0 var(--bl-3) var(--bl-3);
      }
      p {
        margin: 0;
      }
      label {
        display: grid;
        gap: var(--bl-1);
        font-weight: 500;
      }
      label.name {
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--bl-2);
      }
      input,
      textarea {
        ${typed}
        width: 100%;
        padding: var(--bl-1) var(--bl-2);
        resize: vertical;
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .step {
        min-width: max(2.4em, var(--bl-touch));
        gap: 0.2em;
      }
      .step[aria-current] {
        border-color: var(--bl-ink);
        border-width: 2px;
      }
      .warn {
        padding-left: var(--bl-2);
        border-left: 3px solid var(--bl-accent);
      }
    `,
  ]

  @property({ attribute: false }) view: AssignmentView | undefined

  override render() {
    const { view } = this
    if (!view) return nothing
    const { steps, note, named, name, drawn, busy, said, at } = view
    const done = steps.filter(isDone).length
    const seen = steps.filter((step) => step.seen).length
    const here = steps.find((step) => step.at === at)
    const outside = steps.filter((step) => step.outside)
    const pending = steps.filter((step) => step.pending)
    return html`<details open>
      <summary>
        Assignment
        <span class="quiet"
          >${seen > 0 ? `${done} of ${steps.length} done, ${seen} seen first` : `${done} of ${steps.length} done`}</span
        >
      </summary>
      <div class="inside">
        ${note ? html`<p>${asGiven(note)}</p>` : nothing}
        ${
          named
            ? html`<label class="name"
                >Your name
                <input
                  autocomplete="name"
                  maxlength="120"
                  .value=${name}
                  @change=${(event: Event) =>
                    this.dispatchEvent(new SignEvent((event.target as HTMLInputElement).value))}
                />
              </label>`
            : nothing
        }
        <ol aria-label="Steps to submit">
          ${steps.map((step) => html`<li>${this.#step(step, at)}</li>`)}
        </ol>
        ${here && !here.pending ? html`<p class="quiet">Step ${at + 1}: ${stateOf(here)}</p>` : nothing}
        ${pending.map((step) => html`<p class="warn" role="status">Step ${step.at + 1}: ${stateOf(step)}</p>`)}
        ${
          here?.seen
            ? html`<p class="quiet">
                You saw the answer to this step before you gave yours. Your file records this.
              </p>`
            : nothing
        }
        ${
          here?.asks && here.guess
            ? html`<label
                >Why did you think so?
                <textarea
                  rows="2"
                  maxlength="2000"
                  .value=${here.reason}
                  @change=${(event: Event) =>
                    this.dispatchEvent(
                      new ExplainEvent(here.id, (event.target as HTMLTextAreaElement).value),
                    )}
                ></textarea>
              </label>`
            : nothing
        }
        ${outside.map(
          (step) =>
            html`<p class="warn">
              Step ${step.at + 1}: ${step.outside} was changed. This is not part of the assignment.
            </p>`,
        )}
        <button
          class="button primary"
          ?disabled=${busy || done === 0 || (named && !name.trim())}
          @click=${() => this.dispatchEvent(new Event('save'))}
        >
          ${panelIcon('save')} ${busy ? 'Computing your answers …' : 'Download my answers'}
        </button>
        <p class="quiet" role="status">
          ${said || (named && !name.trim() ? (drawn ? 'Enter your name first. It determines your random draw.' : 'Enter your name first.') : 'Hand in the downloaded file. Nothing is sent from this page.')}
        </p>
      </div>
    </details>`
  }

  #step(step: AssignmentStep, at: number) {
    const done = isDone(step)
    const words = `Step ${step.at + 1}: ${stateOf(step)}`
    return html`<button
      class="button step"
      title=${words}
      aria-label=${words}
      aria-current=${step.at === at ? 'step' : nothing}
      @click=${() => this.dispatchEvent(new GoEvent(step.at))}
    >
      ${step.at + 1} ${done ? panelIcon('check') : nothing}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-assignment': BlAssignment
  }
}
