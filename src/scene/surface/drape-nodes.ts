import { DataTexture, NearestFilter, Vector2, type Node } from 'three/webgpu'
import { clamp, floor, positionWorld, texture, uniform, vec2 } from 'three/tsl'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { block } from '../block.ts'
import type { DrapeView } from '../types.ts'
import { texel } from './texel.ts'

/**
 * Colours laid over the surface in the shader: each point of the surface has the colour of the nearest point of their
 * grid. Owns its texture.
 */
export class DrapeNodes {
  /** 0 shows the rock, 1 the colours. */
  readonly strength = uniform(0)
  readonly #empty = new DataTexture(new Uint8Array(4), 1, 1)
  readonly #texture = texture(this.#empty)
  readonly #size = uniform(new Vector2(1, 1))
  /** The grid's origin and size, as fractions of the surface's sides. */
  readonly #from = uniform(new Vector2(0, 0))
  readonly #reach = uniform(new Vector2(1, 1))
  #current: DataTexture | undefined

  constructor() {
    this.#empty.needsUpdate = true
  }

  /** Lays colours over a surface of this extent; undefined removes them. */
  set(drape: DrapeView | undefined, surface: Extent): void {
    const before = this.#current
    this.strength.value = drape ? 1 : 0
    if (drape) {
      const [na, nb] = drape.resolution
      const next = new DataTexture(new Uint8Array(drape.pixels), na, nb)
      next.minFilter = next.magFilter = NearestFilter
      next.needsUpdate = true
      this.#size.value.set(na, nb)
      this.#place(drape.extent, surface)
      this.#texture.value = next
      this.#current = next
    } else {
      this.#texture.value = this.#empty
      this.#current = undefined
    }
    before?.dispose()
  }

  /** Returns the colour of a fragment by its place, and how much of the rock it covers. */
  color(): Node<'vec4'> {
    const side = 2 * block.half
    const u = positionWorld.x.div(side).add(0.5)
    const v = positionWorld.z.div(side).sub(0.5).negate()
    const last = this.#size.sub(1)
    const place = vec2(u, v).sub(this.#from).div(this.#reach).mul(last)
    const nearest = clamp(floor(place.add(0.5)), vec2(0, 0), last)
    return texel(this.#texture, nearest)
  }

  dispose(): void {
    this.#current?.dispose()
    this.#empty.dispose()
  }

  #place(grid: Extent, surface: Extent): void {
    for (const [key, axis] of [
      ['x', 'a'],
      ['y', 'b'],
    ] as const) {
      const [from, to] = surface[axis]
      this.#from.value[key] = (grid[axis][0] - from) / (to - from)
      this.#reach.value[key] = (grid[axis][1] - grid[axis][0]) / (to - from)
    }
  }
}
