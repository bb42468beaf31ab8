import { drawnSigned } from '../../reference/outcome/signed-log.ts'
import type { Terrain } from '../../reference/results.ts'
import { loadError } from '../../experiment/spec/values/load-error.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'

/**
 * The roughness of the edge of trainability, in words, if the surface is the measure of convergence; empty if
 * it has no edge. The box counter is loaded with the first such surface.
 */
export const trainabilityEdge = (owner: AnalysisOwner, store: Pick<Store, 'training' | 'terrain'>) =>
  new Analysis<Terrain, string>(owner, {
    input: () => (store.training && drawnSigned(store.training) ? store.terrain : undefined),
    async task(terrain) {
      const { edgeWords } = await import('../../words/stage/edge.ts').catch(() => {
        throw new Error(loadError('the trainability measurement'))
      })
      return edgeWords(terrain)
    },
  })
