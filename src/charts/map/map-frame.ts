import type { Extent } from '../../experiment/spec/values/numbers.ts'
import type { Box } from '../../math/picture/declutter.ts'

/** Maps a point of the plane to CSS pixels of the canvas. */
export type ToCanvas = (a: number, b: number) => [number, number]

/** Frame of the map within a canvas, in CSS pixels: converts points of the plane to the canvas and back. */
export class MapFrame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly #extent: Extent

  /** `size`: text size around it. `equal`: both axes have the same scale, with the map in the middle of its space. */
  constructor(width: number, height: number, extent: Extent, size: number, equal = false) {
    const margin = { left: size * 4, top: size, right: size, bottom: size * 3.4 }
    const [across, up] = [extent.a[1] - extent.a[0], extent.b[1] - extent.b[0]]
    const [widest, highest] = [
      Math.max(1, width - margin.left - margin.right),
      Math.max(1, height - margin.top - margin.bottom),
    ]
    const unit = Math.min(widest / across, highest / up)
    this.width = equal ? unit * across : widest
    this.height = equal ? unit * up : highest
    this.left = margin.left + (widest - this.width) / 2
    this.top = margin.top + (highest - this.height) / 2
    this.#extent = extent
  }

  get box(): Box {
    const { left: x, top: y, width, height } = this
    return { x, y, width, height }
  }

  place(a: number, b: number): [number, number] {
    const { a: across, b: up } = this.#extent
    return [
      this.left + ((a - across[0]) / (across[1] - across[0])) * this.width,
      this.top + this.height - ((b - up[0]) / (up[1] - up[0])) * this.height,
    ]
  }

  point(x: number, y: number): [number, number] {
    const { a: across, b: up } = this.#extent
    return [
      across[0] + ((x - this.left) / this.width) * (across[1] - across[0]),
      up[0] + ((this.top + this.height - y) / this.height) * (up[1] - up[0]),
    ]
  }

  contains(x: number, y: number): boolean {
    return x >= this.left && x <= this.left + this.width && y >= this.top && y <= this.top + this.height
  }
}
