import { computed, signal } from '@preact/signals-core'
import { html } from 'lit'
import { namesShown } from '../../analyses/learned-function.ts'
import type { PlotFrame } from '../../charts/plot/plot-frame.ts'
import '../../elements/charts/pictures/bl-function-view.ts'
import type { FrameEvent } from '../../elements/charts/pictures/bl-function-view.ts'
import '../../elements/drawing/bl-draw-pad.ts'
import '../../elements/drawing/bl-draw-tools.ts'
import type { DrawEvent } from '../../elements/drawing/draw-act.ts'
import { generatorOf } from '../../experiment/generators/catalogue.ts'
import { mostSamples } from '../../experiment/spec/values/bounds.ts'
import { same } from '../../experiment/format/same.ts'
import type { Domain, PredictionGrid } from '../../math/picture/function-grid.ts'
import { tokens } from '../../math/picture/palette.ts'
import type { Study } from '../../study/study.ts'
import { counted } from '../../words/experiment-parts.ts'
import { functionCompany } from '../../words/layers.ts'
import { classColors } from './class-colors.ts'
import { Drawing } from './drawing.ts'

/** The picture of the function while its samples are drawn by hand. */
export interface DrawnFunction {
  /** The visible window, over which the function must be computed; tracked. */
  domain(): Domain | undefined
  /** Returns the template, with the function over that window as far as it is computed; tracked. */
  render(grid: PredictionGrid | undefined): unknown
}

type Drawn = Pick<Study, 'store' | 'theme'>

function noteOf({ store: { training } }: Drawn, count: number): string {
  if (count === 0)
    return 'No points yet. Your first point starts a table; until then the experiment stays as it is.'
  if (count >= mostSamples) return 'The table is full. Erase points to draw others.'
  const data = training?.data
  const generator = data?.kind === 'generated' ? generatorOf(data.id) : undefined
  const points = counted(count, 'point')
  return generator
    ? `${points} of “${generator.title}”. Your first stroke turns them into a table that you can edit.`
    : points
}

/** Starts drawing the samples of a study by hand; `end` must stop it. */
export function drawByHand(study: Drawn, end: () => void): DrawnFunction {
  const drawing = new Drawing(study.store)
  const frame = signal<PlotFrame | undefined>()
  const colors = computed(() => classColors(study.theme))
  const act = ({ act: done }: DrawEvent) => (done.kind === 'done' ? end() : drawing.act(done))

  const tools = () => {
    const { accent } = tokens(study.theme)
    const [samples, classes] = [drawing.samples.value, drawing.classes.value]
    const isNumber = samples?.task === 'regression' && samples.dimensions > 1
    const count = drawing.places.value.length
    return html`<bl-draw-tools
      style="flex: none"
      .view=${{
        tool: drawing.tool.value,
        classes: Array.from({ length: classes }, (_, label) => ({
          color: colors.value[label] ?? accent,
          isNew: drawing.isNew(label),
        })),
        label: drawing.label.value,
        value: isNumber ? drawing.value.value : undefined,
        brush: drawing.brush.value,
        count,
        note: noteOf(study, count),
        canUndo: study.store.undoLabel !== undefined,
      }}
      @bl-draw=${act}
    ></bl-draw-tools>`
  }

  return {
    domain: () => drawing.window.value?.domain,
    render(grid) {
      const [samples, window] = [drawing.samples.value, drawing.window.value]
      const { training } = study.store
      if (!samples || !window || !training) return tools()
      const { domain, heights } = window
      const { accent } = tokens(study.theme)
      const isClasses = samples.task === 'classification'
      return html`<div class="column">
        ${tools()}
        <bl-function-view
          bare
          heading=${`The function learned${functionCompany(training.model)}`}
          .task=${samples.task}
          .dimensions=${samples.dimensions}
          .outputs=${samples.outputs}
          .names=${namesShown(training, samples.dimensions)}
          .coordinates=${samples.coordinates}
          .targets=${samples.targets}
          .colors=${isClasses ? colors.value : []}
          .grid=${grid && grid.outputs === samples.outputs && same(grid.domain, domain) ? grid : undefined}
          .window=${domain}
          .heights=${heights}
          @bl-frame=${(event: FrameEvent) => (frame.value = event.frame)}
        >
          <bl-draw-pad
            slot="over"
            .frame=${frame.value}
            .places=${drawing.places.value}
            .tool=${drawing.tool.value}
            .brush=${drawing.brush.value}
            .classes=${drawing.classes.value}
            color=${isClasses ? (colors.value[drawing.label.value] ?? accent) : accent}
            @bl-draw=${act}
          ></bl-draw-pad>
        </bl-function-view>
      </div>`
    },
  }
}
