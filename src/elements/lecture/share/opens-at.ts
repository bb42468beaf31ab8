import { css, html } from 'lit'

/** The step at which a link opens a lecture: the current one or the first. */
export type OpensAt = 'here' | 'first'

const names = { here: 'this step', first: 'step 1' } as const

export const opensAtStyle = css`
  .opens {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--bl-3);
    min-height: var(--bl-touch);
    margin: 0;
    padding: var(--bl-1) var(--bl-2);
    border: none;
  }
  .opens legend {
    float: left;
    padding: 0;
  }
  .opens label {
    display: inline-flex;
    align-items: center;
    gap: var(--bl-1);
    min-height: var(--bl-touch);
  }
  .opens input {
    width: auto;
    margin: 0;
    accent-color: var(--bl-accent);
  }
`

/** Returns the radio buttons that choose the step at which links open. */
export const opensAtChoice = (chosen: OpensAt, choose: (at: OpensAt) => void) =>
  html`<fieldset class="opens">
    <legend>Links open at</legend>
    ${(['here', 'first'] as const).map(
      (at) =>
        html`<label
          ><input
            type="radio"
            name="opens"
            .checked=${chosen === at}
            @change=${() => choose(at)}
          />${names[at]}</label
        >`,
    )}
  </fieldset>`
