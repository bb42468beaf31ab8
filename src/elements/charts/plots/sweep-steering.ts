import { css, html, nothing } from 'lit'
import { SweepEvent } from '../../events.ts'
import { icon } from '../../style/icons.ts'

export interface SweepProgress {
  /** A sentence about why it cannot be computed; empty if it can. */
  readonly problem: string
  /** Numbers of finished and of all experiments; 0 for a sweep that cannot be computed. */
  readonly done: number
  readonly total: number
  /** Some of the points were computed before. */
  readonly stored: boolean
  readonly running: boolean
}

/** Style of a sweep's footer. */
export const steeringStyle = css`
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--bl-2);
    min-width: 0;
    container-type: inline-size;
    font-size: var(--bl-text-small);
  }
  footer :is(span, button) {
    flex: none;
    white-space: nowrap;
  }
  @container (max-width: 21em) {
    .stored {
      display: none;
    }
  }
  footer .steering {
    display: var(--bl-sweep-steering, flex);
    align-items: center;
    flex: 0 1 auto;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0 var(--bl-2);
    min-width: 0;
    max-width: 100%;
    margin-left: auto;
  }
  footer .button {
    min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
    font-size: inherit;
  }
`

/** The footer of a sweep: its progress, and the button that starts or stops it, which dispatches a SweepEvent on `host`. */
export function sweepSteering({ problem, stored, done, total, running }: SweepProgress, host: EventTarget) {
  if (total === 0) return nothing
  const button = (name: string, go: boolean) =>
    html`<button class="button" @click=${() => host.dispatchEvent(new SweepEvent(go))}>
      ${icon(go ? 'play' : 'close')} ${name}
    </button>`
  const rest = stored ? html`<span class="stored">, the rest stored</span>` : nothing
  const words = html`<span class="quiet" role="status">${done} of ${total}${rest}</span>
    ${running ? button('Stop', false) : done < total ? button('Compute', true) : nothing}`
  return html`<footer>
    <span class="steering">${problem ? html`<span role="alert">${problem}</span>` : words}</span>
  </footer>`
}
