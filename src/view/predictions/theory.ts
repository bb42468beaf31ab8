import { signal } from '@preact/signals-core'
import type { predictionsOf } from './predictions.ts'
import { loadError } from '../../experiment/spec/values/load-error.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { until } from '../../store/until.ts'

type Predict = typeof predictionsOf

/** The closed forms, loaded when somebody wants their predictions. */
export interface Theory {
  readonly loading: Analysis<true, Predict>
  /** Predicts; undefined until it has come, which `whenIdle` waits for from the first reading on. */
  readonly predict: Predict | undefined
  /** There is a picture: the rest may be loaded. */
  begin(): void
  whenIdle(): Promise<void>
  /** Lets those go who wait for what will not come any more. */
  dispose(): void
}

/** The closed forms and what is drawn of them, which are loaded once there is a picture. */
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
        throw new Error(loadError('the theoretical predictions'))
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
