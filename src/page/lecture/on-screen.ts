import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { Study } from '../../study/study.ts'
import type { OnScreen } from '../../view/live-mark.ts'
import { arrangementOf } from '../board/arrangement.ts'

export const onScreen = (study: Study): ReadonlySignal<OnScreen> =>
  computed(() => {
    const { experiment } = study.store
    const isAnswered = study.place.value.revealed !== undefined
    const { hero, insets } = arrangementOf(study.step.value, experiment, isAnswered)
    return { step: study.step.value ?? {}, experiment, pictures: [hero, ...insets] }
  })
