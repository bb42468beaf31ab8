import { html, nothing } from 'lit'
import '../../elements/stage/bl-hud.ts'
import '../../elements/stage/bl-legend.ts'
import { CommandEvent, type CommandName } from '../../elements/events.ts'
import { drawnSigned } from '../../reference/outcome/signed-log.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { arrowWords } from '../../view/surface/descent-arrows.ts'
import {
  pictureLines,
  computerName,
  pictureNotes,
  pictureTex,
  pictureTitle,
  runWords,
  signedWords,
} from '../../view/surface/hud-lines.ts'
import { hasOwnPlanes } from '../../study/beside.ts'
import { LazyElement } from './lazy-element.ts'
import { pointCard } from './point-card.ts'
import { runChips } from './run-chips.ts'
import { underWay } from './under-way.ts'
import type { Study } from '../../study/study.ts'

const outcomeLegend = new LazyElement(
  () => import('../../elements/charts/plots/bl-outcome-legend.ts'),
  'the legend of end points',
)
const stepLegend = new LazyElement(() => import('../../elements/stage/bl-step-legend.ts'), 'the step legend')

/** Tools and text on a landscape: all, few, or only the picture. */
export type Controls = 'full' | 'minimal' | 'none'

/** The context of a stage's overlay. */
export interface OverlayOptions {
  readonly controls: Controls
  /** Whether the picture is a flat map, which has no camera. */
  readonly flat: boolean
  /** Whether there are other stages next to this one. */
  readonly beside: boolean
  /** The link to the page of Badlands, if any. */
  readonly link: unknown
}

/** The title over a small stage, with the work under way. */
export function insetTitle(study: Study) {
  const { training } = study.store
  if (!training) return nothing
  const work = underWay(study)
  const label = study.label.value
  return html`<div class="over">
    <p class="inset">
      <b>The surface${label ? `, ${label}` : ''}</b>
      <span>${pictureTitle(training)}</span>
    </p>
    <div role="status">
      ${
        work
          ? html`<p class="busy">
              ${work.name}
              <button
                class="button"
                @click=${(event: Event) => event.target?.dispatchEvent(new CommandEvent('cancel'))}
              >
                cancel
              </button>
            </p>`
          : nothing
      }
    </div>
  </div>`
}

/**
 * The names of the runs above a stage, and the cards and tools over it: what is drawn, how accurate it is,
 * and the legends.
 */
export function stageOverlay(study: Study, { controls, flat, beside, link }: OverlayOptions) {
  const { store, selection, basins } = study
  const content = study.content.value
  const drape = study.awaited.value ? undefined : study.drape.value
  const { training: experiment, engine, runs, stale } = store
  if (!experiment) return nothing
  const work = underWay(study)
  const terrain = study.awaited.value ? undefined : study.terrain.value
  const scale = study.scale.value && content.scale
  const showsSide = drape !== undefined && drawnSigned(experiment) && !experiment.terrain.coloredBy
  const full = controls === 'full'
  // With several stages, each has the number of its edge on its own stage, if the step measures it.
  const edge = terrain && !beside ? study.edge.value.value : undefined
  const lines = full ? pictureLines(experiment, terrain, scale, edge) : []
  if (full && !study.veiled) lines.push(...runWords(experiment, runs))
  // A backend other than WebGPU is always mentioned.
  const { reason = '' } = engine?.info ?? {}
  if (engine && reason !== '') lines.push(computerName(engine.info))
  const internals = study.stepArrows.value
  const arrows = study.arrows.value
  if (arrows && full) lines.push(arrowWords(arrows))
  const agreement = study.agreement.value
  const shown = study.shownNumbers.value
  if (full && !beside)
    lines.push(...shown.map(({ label, value, grid }) => `${label}: ${value}${grid ? ` on ${grid}` : ''}`))
  if (stale) {
    const how = store.issues.length > 0 ? 'not valid' : 'cancelled'
    lines.push(
      study.isStored.value ? `${how}; showing the stored picture` : `${how}; showing the previous picture`,
    )
  }
  if (basins.map.cancelled.value) lines.push('the map of starts was cancelled before it finished')
  const command = (name: CommandName, label: string, title: string, pressed?: boolean) =>
    html`<button
      class=${['box', 'measure', 'fit', 'turn-planes'].includes(name) ? 'button near' : 'button'}
      title=${title}
      aria-pressed=${pressed ?? nothing}
      @click=${(event: Event) => event.target?.dispatchEvent(new CommandEvent(name))}
    >
      ${label}
    </button>`
  return html`${runChips(study)}
    <div class="over">
      <bl-hud
        part="hud"
        .title=${pictureTitle(experiment)}
        .tex=${pictureTex(experiment)}
        .lines=${lines}
        .reason=${reason}
        .notes=${full && !study.veiled ? pictureNotes(experiment, terrain, engine?.info) : []}
        ?busy=${work !== undefined}
        .work=${work?.name ?? ''}
        .done=${work?.done}
      ></bl-hud>
      <div class="tools" part="tools">
        ${command('box', 'box', 'Drag a box on the surface to zoom in. Shift-drag works at any time', selection.boxing)}
        ${
          study.point.possible.value
            ? command(
                'measure',
                'measure',
                'Click a point to measure there. Alt-click works at any time (I)',
                selection.pointing,
              )
            : nothing
        }
        ${command('fit', 'fit', 'Fit the plane, height and colours to what is shown')}
        ${
          study.turnable && hasOwnPlanes(experiment)
            ? experiment.view.planes === 'own'
              ? command('turn-planes', 'one plane', 'All runs in one plane')
              : command(
                  'turn-planes',
                  'each its own plane',
                  'Each run in the plane of its own principal components, next to the common one',
                )
            : nothing
        }
        ${
          study.dividable && !flat
            ? study.divided
              ? command('divide', 'side by side', 'Show the two surfaces next to each other')
              : command('divide', 'divider', 'Show both surfaces in one place, with a divider to drag')
            : nothing
        }
        ${
          agreement
            ? command(
                'compare',
                study.comparing
                  ? `they disagree on ${formatNumber(100 * agreement.disagreed, 3)}\u00a0%`
                  : 'where they disagree',
                'Colour only where the maps disagree',
                study.comparing,
              )
            : nothing
        }
        ${
          flat
            ? nothing
            : html`${command('reset-view', 'home', 'Reset the view (H)')}
              ${command('top-view', 'top', 'View from above (T)')}`
        }
        ${link}
      </div>
      ${
        scale && terrain && !study.heightsVeiled && !showsSide
          ? html`<bl-legend
              part="legend"
              class=${drape ? 'near' : ''}
              .scale=${content.scale}
              .colors=${content.colors}
              .words=${drawnSigned(experiment) ? signedWords : ''}
              .ghost=${study.drawnGhost.value?.words ?? ''}
              ?cut=${terrain.max > content.scale.range[1]}
            ></bl-legend>`
          : nothing
      }
      ${
        internals
          ? stepLegend.draw(
              html`<bl-step-legend part="legend" .internals=${internals.view}></bl-step-legend>`,
            )
          : nothing
      }
      ${
        drape && !(beside && drape.legend.rows.length > 0)
          ? outcomeLegend.draw(
              html`<bl-outcome-legend part="legend" .legend=${drape.legend}></bl-outcome-legend>`,
            )
          : nothing
      }
      ${pointCard(study.together)}
    </div>`
}
