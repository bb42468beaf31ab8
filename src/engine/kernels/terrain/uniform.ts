import type { Residual } from '../../../experiment/model/layout.ts'
import type { DecayFrame } from './decay-frame.ts'

/** Fields of the struct `Terrain` in shaders/chunk/terrain/terrain.wgsl. */
export interface TerrainUniform {
  readonly first: number
  readonly count: number
  readonly columns: number
  readonly samples: number
  readonly quads: number
  readonly linearity: number
  readonly outputScale: number
  readonly share: number
  readonly frame: DecayFrame
  readonly batch: number
  readonly tiles: number
  readonly residual: Residual
}

/** Bytes of the struct. */
export const uniformSize = 72

/** Packs the struct. */
export function packUniform(uniform: TerrainUniform): ArrayBuffer {
  const { frame, residual } = uniform
  const bytes = new ArrayBuffer(uniformSize)
  new Uint32Array(bytes).set([uniform.first, uniform.count, uniform.columns, uniform.samples, uniform.quads])
  new Float32Array(bytes).set(
    [
      uniform.linearity,
      uniform.outputScale,
      uniform.share,
      ...frame.centre,
      ...frame.diagonal,
      frame.offDiagonal,
      frame.residual,
    ],
    5,
  )
  new Uint32Array(bytes).set([uniform.batch, uniform.tiles], 14)
  new Float32Array(bytes).set([residual.skip, residual.branch], 16)
  return bytes
}
