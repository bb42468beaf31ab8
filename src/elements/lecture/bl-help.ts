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

/** The name by which the browser keeps whether keys of one letter act. */
const kept = 'badlands-letter-keys'

try {
  letterKeys.act = localStorage.getItem(kept) !== 'off'
} catch {
  // Where nothing can be kept they act.
}

/** Gestures: the act, how mouse or touch does it, and the keys that do. */
const gestures: readonly (readonly [act: string, hand: string, keys: readonly string[]])[] = [
  [
    'move w₀',
    'drag the marker on the surface; the whole trajectory follows',
    ['arrows', 'shift arrows: fine'],
  ],
  ['toggle linearity', 'the switch under Model, or the slider; the weights stay', ['L']],
  ['toggle skips', '“skips” under Model, or its slider; the weights stay', ['S']],
  ['basin map: where a run from each point ends', '“coloured by” under Metric', ['M']],
  ['add a start', 'double-click the surface', ['A']],
  ['remove a start', 'choose it and press −; the last one stays', ['Delete on its marker']],
  [
    'measure at any point',
    'alt and click the surface, or “measure” over the stage and click',
    ['I', 'Escape: close'],
  ],
  [
    'change a weight',
    'drag an edge of the network up or down; click it and type',
    ['arrows: choose', '+ −', 'Enter: type'],
  ],
  [
    'make two weights the plane',
    '“pair” under the network, then two edges; or shift and click',
    ['shift Enter on each'],
  ],
  ['what is on the screen in words and tables', '“View as tables” in the menu', ['V']],
  ['read a matrix entry by entry', 'point at it', ['arrows', 'Home', 'End']],
  [
    'draw the data by hand',
    '“Draw data” beside the function; “Draw by hand” under Data',
    ['D', 'arrows', 'Enter: set', 'Delete', '1 2 3: class', 'Escape'],
  ],
  ['freeze a layer', 'the lock under it: its weights stay at w₀', []],
  ['run or pause', 'the round button', ['space']],
  ['one step', 'the button beside it', ['.']],
  ['rewind', 'the curved arrow; same w₀, same batches', ['R']],
  ['orbit, zoom', 'drag empty space; wheel or pinch', ['arrows on the picture', '+ −']],
  ['zoom into a box', 'shift and drag, or “box” over the stage and drag', ['Escape: let go']],
  ['reset the view', '', ['H']],
  ['look from above', '', ['T']],
  ['ride along with a run', '', ['G', 'Escape or a drag: get off']],
  ['undo, redo', 'any change', ['Ctrl Z', 'Ctrl shift Z']],
  ['next, previous step of a lecture', 'the arrows above its title', ['Page down', 'Page up']],
  ['guess a place', 'click the surface; drag the pin', ['arrows on its number']],
  [
    'bring in a lecture, a table, an experiment',
    'drop it here; “Import” in the menu',
    ['Ctrl O', 'Ctrl V: its text'],
  ],
  ['save the lecture as a file', '“Share”, “Download”', ['Ctrl S']],
  ['write a lecture', '“New lecture” in the menu; “Edit a copy” on a lecture', ['E']],
  ['writing: back to reading', 'the eye in the header', ['E in the list of steps']],
  ['writing: move, duplicate, delete a step', 'drag it in the list', ['Alt ↑ ↓', 'D', 'Delete']],
  [
    'writing: take what is on the stage',
    '“Update step”, “Add what is on the stage”',
    ['Ctrl Enter', 'Ctrl shift Enter'],
  ],
  ['writing: the same place as text, and back', '“Source”', ['F2']],
  ['writing: translations of the lecture', '“Translate”', ['F4']],
  ['writing: next, previous problem or false claim', 'its line under the text', ['F8', 'shift F8']],
  ['writing: list, words, stage, shelf', '', ['F6', 'shift F6']],
  [
    'writing: a number that stays right',
    'its name, words or value behind {',
    ['{', '↑ ↓', 'Enter', 'Escape'],
  ],
  ['writing: write the number found', '“Write 2.57”', ['Ctrl .']],
  ['writing: choose a step; copy, cut, paste it', 'press it in the list', ['↑ ↓', 'Ctrl C X V']],
  ['writing: place a picture', '“Pictures” under the stage', ['1 2 3', '0: off']],
  ['close what is open, cancel what is computed', 'its ×; “cancel” beside the bar', ['Escape']],
  ['present', 'the screen in the header', ['P']],
  [
    'black screen, full screen, leave',
    'while presenting; B is option B while its question is open',
    ['B', '.', 'F', 'P'],
  ],
  [
    'QR code of what is shown, on the whole screen',
    '“Share”, “QR code”, or its button while presenting; the next step puts it away',
    ['Q', 'Escape'],
  ],
  ['choose an option of an open question', 'click it', ['A to D', '1 to 4']],
  [
    'count hands for an option',
    'while presenting: + and − of the option',
    ['A to D or 1 to 4', 'digits: the count', '+ −', 'Enter', '0: clear'],
  ],
  ['show the answer of a question', 'its button', ['Page down while presenting']],
  ['laser pointer', 'while presenting: move the pointer', ['hold shift']],
  ['this help', '', ['?']],
]

/** The help: every gesture and key, and the glossary. Open it with `open`; it closes itself and dispatches `close`. It keeps in this browser whether keys of one letter act. */
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
    return html`<wa-dialog label="Keys and gestures" light-dismiss>
      <div tabindex="0" role="group" aria-label="All keys and gestures">
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
        Keys act only while no field has the focus. Every slider has a number beside it to type and to copy.
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
        Badlands is built of
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
      // Where nothing can be kept it holds for this visit.
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
