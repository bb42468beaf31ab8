import { effect, signal, untracked } from '@preact/signals-core'
import { kernelPair } from '../../analyses/measures/kernel-pair.ts'
import { shownPoint } from '../../analyses/shown-point.ts'
import { OwnedAnalyses } from '../../store/owned-analyses.ts'
import type { Study } from '../../study/study.ts'

type Stage = Pick<Study, 'store' | 'selection'>

/** The kernel of a stage, with the owner that lives as long as that stage. */
interface StageKernel {
  readonly kernel: ReturnType<typeof kernelPair>
  readonly owner: OwnedAnalyses
}

/** The tangent kernels of neighbouring stages, each of its first visible run, while they are needed. Owns the analyses; call `dispose`. */
export class StageKernels {
  readonly #kernels = signal<ReadonlyMap<Stage, StageKernel>>(new Map())
  readonly #stop: () => void

  /** `stages` and `isNeeded` are tracked. */
  constructor(stages: () => readonly Stage[], isNeeded: () => boolean) {
    this.#stop = effect(() => {
      const shown = isNeeded() ? stages() : []
      untracked(() => this.#become(shown))
    })
  }

  /** Returns the kernel of a stage, or undefined while it is not needed. */
  of(stage: Stage): StageKernel['kernel'] | undefined {
    return this.#kernels.value.get(stage)?.kernel
  }

  dispose(): void {
    this.#stop()
    this.#become([])
  }

  #become(stages: readonly Stage[]): void {
    const before = this.#kernels.peek()
    for (const [stage, { owner }] of before) if (!stages.includes(stage)) owner.dispose()
    this.#kernels.value = new Map(stages.map((stage) => [stage, before.get(stage) ?? kernelOf(stage)]))
  }
}

function kernelOf({ store, selection }: Stage): StageKernel {
  const owner = new OwnedAnalyses(() => store)
  const point = () => shownPoint(store, selection, undefined)
  return { owner, kernel: kernelPair(owner, store, point, () => true) }
}
