import { drawnSigned } from '../../reference/outcome/signed-log.ts'
import type { Terrain } from '../../reference/results.ts'
import { loadError } from '../../experiment/spec/values/load-error.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'

/**
 * Roughness of the edge between what trains and what does not, in words, where the surface is the measure of convergence; empty
 * where it has no edge. Its counter of boxes is loaded with the first such surface.
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
