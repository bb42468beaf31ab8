import { drawNetwork } from '../../../src/charts/network/network-drawing.ts'
import { layoutNetwork } from '../../../src/charts/network/network-layout.ts'
import { chartTheme } from '../../../src/charts/theme.ts'
import type { Engine } from '../../../src/engine/types.ts'
import { moveStart } from '../../../src/edit/actions.ts'
import { patchExperiment } from '../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'
import { networkView } from '../../../src/view/network/network-view.ts'
import type { Latency } from '../report/table.ts'

const moves = 100
const room = { width: 336, height: 330 }

/**
 * Times from a new place of w_0 on two moons to the pictures of all units of 2-8-8-1, computed and drawn at
 * the size of an inset.
 */
export async function networkLatency(engine: Engine): Promise<Latency> {
  const preset = presets.find(({ id }) => id === 'two-moons')
  if (!preset) throw new Error('There is no preset of two moons.')
  const experiment = parseExperiment(preset.experiment)
  const terrain = await engine.terrain(preset.experiment, { resolution: 9 })
  const [canvas, atlas] = [document.createElement('canvas'), document.createElement('canvas')]
  Object.assign(canvas, room)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('There is no canvas to draw on.')
  const theme = chartTheme(document.body)
  const milliseconds: number[] = []
  for (let move = -10; move < moves; move++) {
    const [a, b] = [0.5 * Math.cos(move / 3), 0.5 * Math.sin(move / 3)]
    const moved = patchExperiment(experiment, moveStart(experiment, 0, a, b))
    const begun = performance.now()
    const view = networkView({
      experiment: moved,
      terrain,
      runs: [],
      hidden: new Set(),
      step: 0,
      at: 'start',
      before: undefined,
    })
    if (!view) throw new Error('Two moons have no network.')
    const { layers, weights, pictures, inputs } = view
    const places = layoutNetwork(layers, { ...room, letter: 12 })
    const chosen = undefined
    drawNetwork(
      context,
      room,
      { layers, places, weights, pictures, inputs, chosen, bright: new Set() },
      atlas,
      theme,
    )
    context.getImageData(0, 0, 1, 1)
    if (move >= 0) milliseconds.push(performance.now() - begun)
  }
  return { what: 'unit pictures of 2-8-8-1 follow a dragged w_0', milliseconds }
}
