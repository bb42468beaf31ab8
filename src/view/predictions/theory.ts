import { signal } from '@preact/signals-core'
import type { predictionsOf } from './predictions.ts'
import { loadError } from '../../experiment/spec/values/load-error.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { until } from '../../store/until.ts'

type Predict = typeof predictionsOf

/** The closed forms, which are loaded when predictions are first requested. */
export interface Theory {
  readonly loading: Analysis<true, Predict>
  /** The prediction function; undefined until it is loaded. Once it has been read, `whenIdle` waits for it. */
  readonly predict: Predict | undefined
  /** Allows loading, since there is a picture. */
  begin(): void
  whenIdle(): Promise<void>
  /** Releases everybody who waits for loading. */
  dispose(): void
}

/** Returns the closed forms and their drawings, which are loaded once there is a picture. */
export function theory(owner: AnalysisOwner): Theory {
  const [begun, disposed] = [signal(false), signal(false)]
  let awaited = false
  const loading = new Analysis<true, Predict>(owner, {
    input: () => begun.value || undefined,
    async task() {
      await new Promise((resolve) => setTimeout(resolve))
      try {
        return (await import('./predictions.ts')).predictionsOf
      } catch {
        throw new Error(loadError('the predictions of the theory'))
      }
    },
  })
  return {
    loading,
    get predict() {
      awaited = true
      return loading.value.value
    },
    begin() {
      begun.value = true
    },
    async whenIdle() {
      if (awaited) await until(() => begun.value || disposed.value)
      await loading.whenIdle()
    },
    dispose() {
      disposed.value = true
    },
  }
}
