import { html, nothing } from 'lit'
import { styleMap } from 'lit/directives/style-map.js'
import { risingNumber } from './rising-number.ts'
import { shareWords } from '../../words/plane.ts'
import { unknown } from '../../analyses/stage-numbers.ts'
import type { Study } from '../../study/study.ts'
import { pictureTitle } from '../../view/surface/hud-lines.ts'
import { storeWork } from './under-way.ts'

/** The mark of a stage whose surface is stored with its lecture. */
const storedTag = ({ isStored }: Study) =>
  isStored.value
    ? html`<span class="share" title="Stored with the lecture; shown until it is recomputed">stored</span>`
    : nothing

/** A number's label with the grid that it is measured on. */
const onGrid = ({ label, grid }: Study['shownNumbers']['value'][number]) =>
  grid ? `${label} on ${grid}` : label

/**
 * The name of a stage among others, with its numbers and the share of the run that its plane shows; nothing
 * for a stage with neither. `beside`: there are other stages. `told`: an unnamed stage has its numbers among
 * the lines over it.
 */
export function stageLabel(study: Study, beside: boolean, told: boolean) {
  const { store, veiled, label: name, shownNumbers, awaited } = study
  if (awaited.value) return nothing
  const { terrain, experiment, training } = store
  const label = name.value || (beside && experiment.view.planes === 'own' ? 'one plane' : '')
  if (!label && (told || shownNumbers.value.length === 0)) return nothing
  const share =
    terrain?.variance && !veiled && training?.plane.kind === 'pca' ? shareWords(terrain.variance) : ''
  return html`<p class="label">
    ${label}${shownNumbers.value.map(
      (number) =>
        html`<span class="number" title=${onGrid(number)}
          >${number.label}
          <b ${risingNumber(number.value)}>${number.value}</b
          >${number.grid ? html`<span class="grid"> on ${number.grid}</span>` : nothing}</span
        >`,
    )}${storedTag(study)}${share ? html`<span class="share" title="Share of the run’s variance, and of a random walk’s">${share}</span>` : nothing}
  </p>`
}

/** The name of one of two stages that lie on one another, below its numbers, which are large. */
export function sideLabel(study: Study) {
  const { label, shownNumbers, awaited } = study
  if (awaited.value) return nothing
  const numbers = shownNumbers.value
  const name = label.value
  return html`<p class="label side">
    ${numbers.map(
      (number, at) =>
        html`${number.value === unknown ? nothing : html`<b ${risingNumber(number.value)}>${number.value}</b>`}
          <span title=${onGrid(number)}
            >${number.label}${at < numbers.length - 1 ? nothing : html`, ${name}`}</span
          >`,
    )}${numbers.length === 0 ? name : nothing}${storedTag(study)}
  </p>`
}

/**
 * The veil if there is no surface, or while the current one is outdated: the name of what is computed, and
 * its progress.
 */
export function stageVeil({ awaited, store, label }: Pick<Study, 'awaited' | 'store' | 'label'>) {
  if (!store.training) return html`<div class="veil"><p>There is no surface here.</p></div>`
  if (!awaited.value) return nothing
  const { name, done } = storeWork(store)
  const share = done ? `, ${Math.round(100 * done)}\u00a0%` : ''
  const words = store.idle ? 'not computed; showing the previous picture' : `${name}${share}`
  return html`<div class="veil" role="status">
    <p>${label.value || pictureTitle(store.training)}<span>${words}</span></p>
  </div>`
}

/** Returns the width of a bar from the text of its share, such as `25.6 %`. */
const widthOf = (share: string): number => parseFloat(share.replace(/^\D+/, '')) || 0

/**
 * The shares of a basin map as a bar with the letters of its ends, omitting empty ones; the map's legend when
 * there are several maps. Nothing if the colours are not classes.
 */
export function shareBar({ drape }: Pick<Study, 'drape'>) {
  const legend = drape.value?.legend
  if (!legend || legend.rows.length === 0) return nothing
  return html`<ul class="shares" aria-label=${`${legend.heading}: ${legend.note}, ${legend.starts}`}>
    ${legend.rows
      .filter(({ share }) => widthOf(share) > 0)
      .map(
        ({ label, color, place, share }) =>
          html`<li style=${styleMap({ 'flex-grow': widthOf(share) })} title=${place}>
            <span class="part" style=${styleMap({ background: color })}>${label}</span> <b>${share}</b>
          </li>`,
      )}
  </ul>`
}
