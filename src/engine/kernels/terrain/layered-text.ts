import firstText from '../../../../shaders/compute/terrain-first.wgsl'
import terrainLayered from '../../../../shaders/compute/terrain-layered.wgsl'
import type { Layout } from '../../../experiment/model/layout.ts'
import { layeredForward, type LayeredCut } from './layered-forward.ts'

/** The program of the first layer's sums, after its constants. */
export { firstText }

/** The program of the layered variant, after its constants. */
export const layeredText = (padded: Layout, cut: LayeredCut): string =>
  layeredForward(padded, cut) + terrainLayered
