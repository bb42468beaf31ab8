import { worldX, worldZ } from '../block.ts'
import type { HeightField } from '../surface/height-field.ts'
import type { StageContent } from '../types.ts'
import type { View } from '../view.ts'
import type { CanvasPen } from './canvas-pen.ts'
import { surfaceY } from './content-strokes.ts'
import { isHidden } from './marker-layer.ts'

/** CSS pixels of a dip's dot, and of the ring if rock hides it. */
const [dot, ring] = [3.6, 2.6]

/** Colours of a dot, the same in all themes: those of the rock below are too. */
const [white, edge] = ['#ffffff', '#1f2430']

/** Draws a white dot on each dip of the surface, and a faint ring where rock lies in front of one. */
export function drawDips(
  { context }: CanvasPen,
  view: View,
  { dips = [], extent }: StageContent,
  field: HeightField | undefined,
): void {
  if (!field) return
  for (const [a, b] of dips) {
    const [x, z] = [worldX(extent, a), worldZ(extent, b)]
    const y = surfaceY(field, x, z)
    const at = view.project(x, y, z)
    if (!Number.isFinite(at.x + at.y)) continue
    const hidden = isHidden([x, y, z], at, view, field)
    context.beginPath()
    context.arc(at.x, at.y, hidden ? ring : dot, 0, 2 * Math.PI)
    context.globalAlpha = hidden ? 0.45 : 1
    context.lineWidth = 1.2
    context.strokeStyle = hidden ? white : edge
    context.fillStyle = white
    if (!hidden) context.fill()
    context.stroke()
  }
  context.globalAlpha = 1
}
