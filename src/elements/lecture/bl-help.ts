import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { isOneFile, siteFile } from '../../exchange/site-files.ts'
import { glossary } from '../../words/glossary.ts'
import { letterKeys } from '../letter-keys.ts'
import { dialogStyle } from '../style/dialog.ts'
import { base } from '../style/tokens.ts'
import '../controls/bl-toggle.ts'
import type { ToggleEvent } from '../controls/control-events.ts'
import { DialogOpening } from '../dialog-opening.ts'

/** Storage key of the single-key shortcut setting. */
const kept = 'badlands-letter-keys'

try {
  letterKeys.act = localStorage.getItem(kept) !== 'off'
} catch {
  // Storage is unavailable, so the default applies.
}

/** Each action with its mouse or touch gesture and its keys. */
const gestures: readonly (readonly [act: string, hand: string, keys: readonly string[]])[] = [
  [
    'move w₀',
    'drag the marker on the surface; the whole trajectory follows',
    ['arrows', 'shift arrows: fine'],
  ],
  ['toggle linearity', 'the switch or slider under Model; the weights stay', ['L']],
  ['toggle skips', '“skips” under Model, or its slider; the weights stay', ['S']],
  ['basin map: where a run from each point ends', '“coloured by” under Metric', ['M']],
  ['add a start', 'double-click the surface', ['A']],
  ['remove a start', 'select it and click −; the last start cannot be removed', ['Delete on its marker']],
  [
    'measure at any point',
    'Alt-click the surface, or click “measure” above the stage and then the surface',
    ['I', 'Escape: close'],
  ],
  [
    'change a weight',
    'drag an edge of the network up or down, or click it and type',
    ['arrows: choose', '+ −', 'Enter: type'],
  ],
  [
    'make two weights the plane',
    '“pair” under the network and then two edges, or Shift-click both',
    ['shift Enter on each'],
  ],
  ['see everything on screen as text and tables', '“View as tables” in the menu', ['V']],
  ['read a matrix entry by entry', 'point at it', ['arrows', 'Home', 'End']],
  [
    'draw the data by hand',
    '“Draw data” next to the function, or “Draw by hand” under Data',
    ['D', 'arrows', 'Enter: set', 'Delete', '1 2 3: class', 'Escape'],
  ],
  ['freeze a layer', 'the lock under it; its weights stay at w₀', []],
  ['run or pause', 'the round button', ['space']],
  ['one step', 'the button next to it', ['.']],
  ['rewind', 'the curved arrow; same w₀, same batches', ['R']],
  ['orbit, zoom', 'drag empty space; scroll or pinch', ['arrows on the picture', '+ −']],
  ['zoom into a box', 'Shift-drag, or click “box” above the stage and drag', ['Escape: cancel']],
  ['reset the view', '', ['H']],
  ['look from above', '', ['T']],
  ['ride along with a run', '', ['G', 'Escape or drag: get off']],
  ['undo, redo', 'any change', ['Ctrl Z', 'Ctrl shift Z']],
  ['next, previous step of a lecture', 'the arrows above its title', ['Page down', 'Page up']],
  ['guess a place', 'click the surface; drag the pin', ['arrows on its number']],
  [
    'import a lecture, table or experiment',
    'drop it here, or “Import” in the menu',
    ['Ctrl O', 'Ctrl V: its text'],
  ],
  ['save the lecture as a file', '“Share”, “Download”', ['Ctrl S']],
  ['write a lecture', '“New lecture” in the menu, or “Edit a copy” in a lecture', ['E']],
  ['writing: back to reading', 'the eye in the header', ['E in the list of steps']],
  ['writing: move, duplicate, delete a step', 'drag it in the list', ['Alt ↑ ↓', 'D', 'Delete']],
  [
    'writing: save the stage to a step',
    '“Update step”, “Add stage as step”',
    ['Ctrl Enter', 'Ctrl shift Enter'],
  ],
  ['writing: go to the same place in the source, and back', '“Source”', ['F2']],
  ['writing: translations of the lecture', '“Translate”', ['F4']],
  ['writing: next, previous problem or false claim', 'its row under the text', ['F8', 'shift F8']],
  ['writing: move between list, text, stage and shelf', '', ['F6', 'shift F6']],
  [
    'writing: insert a live number',
    'type { and then its name, its text or its value',
    ['{', '↑ ↓', 'Enter', 'Escape'],
  ],
  ['writing: correct a false number', '“Write 2.57”', ['Ctrl .']],
  ['writing: select a step; copy, cut or paste it', 'click it in the list', ['↑ ↓', 'Ctrl C X V']],
  ['writing: place a picture', '“Pictures” under the stage', ['1 2 3', '0: off']],
  ['close a panel or dialog, cancel a computation', 'its ×; “cancel” next to the progress bar', ['Escape']],
  ['present', 'the screen in the header', ['P']],
  [
    'black screen, full screen, leave',
    'while presenting; with a question open, B chooses option B',
    ['B', '.', 'F', 'P'],
  ],
  [
    'QR code of the current view, full screen',
    '“Share”, “QR code”, or its button while presenting; the next step closes it',
    ['Q', 'Escape'],
  ],
  ['choose an option of an open question', 'click it', ['A to D', '1 to 4']],
  [
    'count votes for an option',
    'while presenting: + and − next to the option',
    ['A to D or 1 to 4', 'digits: the count', '+ −', 'Enter', '0: clear'],
  ],
  ['show the answer of a question', 'its button', ['Page down while presenting']],
  ['laser pointer', 'while presenting: move the pointer', ['hold shift']],
  ['this help', '', ['?']],
]

/**
 * The help dialog: all gestures and keys, and the glossary. `open` opens it; it closes itself and dispatches `close`. It stores in the
 * browser whether single-key shortcuts are on.
 */
@customElement('bl-help')
export class BlHelp extends LitElement {
  static override readonly styles = [
    base,
    dialogStyle,
    css`
      wa-dialog {
        --width: min(44rem, 94vw);
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: var(--bl-2) var(--bl-3) var(--bl-2) 0;
        border-top: 1px solid var(--bl-hairline);
        font-weight: 400;
        text-align: left;
        vertical-align: baseline;
      }
      thead th {
        border: none;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      tbody th {
        font-weight: 600;
        min-width: 9rem;
        max-width: 15rem;
      }
      kbd {
        display: inline-block;
        margin: 0 var(--bl-1) 2px 0;
        padding: 0 calc(var(--bl-1) * 1.5);
        border: 1px solid var(--bl-hairline);
        border-bottom-width: 2px;
        border-radius: var(--bl-1);
        background: var(--bl-paper);
        font: 600 var(--bl-text-small) / 1.6 var(--bl-font);
        white-space: nowrap;
      }
      summary {
        min-height: var(--bl-control);
        padding: var(--bl-2) 0;
        font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
        cursor: pointer;
      }
      details {
        margin-top: var(--bl-3);
        border-block: 1px solid var(--bl-hairline);
      }
      dl {
        margin: 0;
      }
      dt {
        font-weight: 600;
      }
      dd {
        margin: 0 0 var(--bl-3);
        color: var(--bl-ink-2);
      }
      p {
        margin: var(--bl-3) 0 0;
      }
      a {
        color: var(--bl-metric);
      }
    `,
  ]

  @property({ type: Boolean, reflect: true }) open = false

  constructor() {
    super()
    new DialogOpening(
      this,
      () => this.open,
      () => this.#close(),
    )
  }

  override render() {
    return html`<wa-dialog label="Keyboard shortcuts and gestures" light-dismiss>
      <div tabindex="0" role="group" aria-label="All keyboard shortcuts and gestures">
        <table>
          <thead>
            <tr>
              <th scope="col">to</th>
              <th scope="col">mouse, touch</th>
              <th scope="col">key</th>
            </tr>
          </thead>
          <tbody>
            ${gestures.map(
              ([act, hand, keys]) =>
                html`<tr>
                  <th scope="row">${act}</th>
                  <td>${hand}</td>
                  <td>${keys.map((key) => html`<kbd>${key}</kbd>`)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <details>
        <summary>Glossary</summary>
        <dl>
          ${glossary.map(
            ({ term, note }) =>
              html`<dt>${term}</dt>
                <dd>${note}</dd>`,
          )}
        </dl>
      </details>
      <p class="quiet">
        Shortcuts work while no field has the focus. Next to every slider is a number that you can type or
        copy.
      </p>
      <bl-toggle
        label="Single-key shortcuts"
        hint="Turn these off if you use speech input or press keys by accident. The buttons still work."
        .checked=${letterKeys.act}
        @bl-toggle=${this.#toggle}
      ></bl-toggle>
      <p class="quiet">
        Nothing you import or do leaves this page. There are no cookies and no analytics, and whatever is
        saved stays in this browser. The only thing fetched from elsewhere is a lecture that you open by its
        address.
      </p>
      ${
        isOneFile
          ? nothing
          : html`<p class="quiet">
              <a href="./accessibility/" target="_blank" rel="noopener"
                >Accessibility: WCAG 2.1, criterion by criterion</a
              >
            </p>`
      }
      <p class="quiet">
        Badlands is built on
        <a href=${siteFile('licenses.txt')} target="_blank" rel="noopener">free software and typefaces</a>,
        under the licences named there.
      </p>
    </wa-dialog>`
  }

  #toggle(event: ToggleEvent): void {
    event.stopPropagation()
    letterKeys.act = event.checked
    try {
      localStorage.setItem(kept, event.checked ? 'on' : 'off')
    } catch {
      // Storage is unavailable, so the choice lasts for this visit only.
    }
  }

  #close(): void {
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-help': BlHelp
  }
}
