import type { Authored } from '../../../experiment/authored.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { eventType } from '../../event-type.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { base, buttons } from '../../style/tokens.ts'
import { typed } from '../../style/typed.ts'
import { asGiven } from '../../../words/language/language.ts'

/** `bl-sign`: a name was written. */
export class SignEvent extends eventType('bl-sign', (name: string) => ({ name })) {}

/** `bl-explain`: a reason for the answer at a step was written. */
export class ExplainEvent extends eventType('bl-explain', (id: string, reason: string) => ({ id, reason })) {}

/** `bl-go`: a step is to be opened, from 0. */
export class GoEvent extends eventType('bl-go', (step: number) => ({ step })) {}

/** A step that is handed in, as it stands. */
interface AssignmentStep {
  readonly id: string
  readonly at: number
  /** It asks something. */
  readonly asks: boolean
  /** The guess in words; empty where there is none yet. */
  readonly guess: string
  /** A guess was made whose answer was not asked for. */
  readonly pending: boolean
  /** The answer was shown before it was given. */
  readonly seen: boolean
  readonly reason: string
  readonly left: string
  readonly outside: string
}

/** The homework of a lecture as its reader sees it. */
export interface AssignmentView {
  readonly note: Authored
  /** It is handed in under a name. */
  readonly named: boolean
  readonly name: string
  /** The name decides the random draw. */
  readonly drawn: boolean
  readonly steps: readonly AssignmentStep[]
  /** The step that is shown, from 0. */
  readonly at: number
  /** Its answers are computed. */
  readonly busy: boolean
  /** What became of saving; empty where nothing did yet. */
  readonly said: string
}

const isDone = ({ asks, guess, left }: AssignmentStep): boolean => (asks ? guess !== '' : left !== '')

const notSubmitted = 'chosen, not submitted: click Reveal'

/** How far a step is. Nothing tells the answer of one that is still to be answered. */
const stateOf = ({ asks, guess, pending, seen, left }: AssignmentStep): string =>
  [
    asks ? (guess ? `you said ${guess}` : pending ? notSubmitted : 'to answer') : '',
    seen ? (guess ? 'after the answer was shown' : 'its answer was shown') : '',
    left ? `final setting ${left}` : asks ? '' : 'unchanged',
  ]
    .filter(Boolean)
    .join(', ')

/**
 * The homework of a lecture, for who does it: a name where one is asked for, the steps that are handed in and how far they are, a reason
 * at the one that is shown, and the file. Dispatches SignEvent, ExplainEvent, GoEvent and `save`.
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
        <ol aria-label="Steps that are handed in">
          ${steps.map((step) => html`<li>${this.#step(step, at)}</li>`)}
        </ol>
        ${here && !here.pending ? html`<p class="quiet">Step ${at + 1}: ${stateOf(here)}</p>` : nothing}
        ${pending.map((step) => html`<p class="warn" role="status">Step ${step.at + 1}: ${stateOf(step)}</p>`)}
        ${
          here?.seen
            ? html`<p class="quiet">
                The answer to this step was shown before you gave yours, and your file says so.
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
              Step ${step.at + 1}: ${step.outside} was changed, which is not part of the homework.
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
          ${said || (named && !name.trim() ? (drawn ? 'Enter your name first: it decides your random draw.' : 'Enter your name first.') : 'Hand in the downloaded file. Nothing is sent from this page.')}
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
