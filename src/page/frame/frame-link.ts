import { effect, untracked } from '@preact/signals-core'
import { isForUs, readRequest, type FrameRequest } from '../../exchange/frame/frame-request.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import { ExperimentError, issuesOf, messageOf } from '../../experiment/spec/values/error.ts'
import { parseJson } from '../../exchange/json.ts'
import type { LossLandscape } from '../../landscape/loss-landscape.ts'
import type { Study } from '../../study/study.ts'
import { isClaimed } from '../keys.ts'
import type { Tour } from '../lecture/tour.ts'
import type { Presentation } from '../present/presentation.ts'
import { isFrom, tell, type Embedder } from './embedder.ts'

/** The page in a frame, as far as its embedder can control it. */
export interface FramedPage {
  readonly landscape: LossLandscape
  readonly study: Study
  readonly tour: Tour
  readonly presentation: Pick<Presentation, 'begin' | 'leave'>
}

/** The state that a frame posts: `{ badlands: 'state', … }`. */
function stateOf({ landscape, study, tour }: FramedPage) {
  const { store, playback } = study
  const { lecture, step } = tour.at
  return {
    status: landscape.status,
    step: Math.round(playback.step),
    last: playback.last,
    lecture: lecture?.id ?? null,
    lectureStep: lecture ? step + 1 : null,
    lectureSteps: lecture?.steps.length ?? null,
    experiment: store.experiment,
    runs: landscape.trajectories.map((run) => ({
      start: run.start,
      algorithm: run.algorithm,
      outcome: run.outcome,
      steps: run.steps.at(-1) ?? 0,
      loss: run.loss.at(-1) ?? NaN,
      w0: Array.from(run.weights(0)),
    })),
    issues: store.issues,
  }
}

async function open(experiment: object | string, tour: Tour): Promise<void> {
  const isLink = typeof experiment === 'string' && !experiment.trim().startsWith('{')
  if (isLink) return await tour.openAddress(experiment)
  const value: unknown =
    typeof experiment === 'string'
      ? parseJson(experiment, 'this is not JSON. Check its quotes, commas and brackets')
      : experiment
  await fetchNeeded(value)
  tour.openExperiment(parseExperiment(value), 'an experiment from the surrounding page')
}

function turn(to: number | 'next' | 'previous', { tour }: FramedPage): void {
  const { lecture, step } = tour.at
  if (!lecture) throw ExperimentError.at('to', 'the current experiment does not belong to a lecture')
  const index = typeof to === 'number' ? to - 1 : step + (to === 'next' ? 1 : -1)
  if (!lecture.steps[index])
    throw ExperimentError.at('to', `the lecture has no such step. Its last step is ${lecture.steps.length}`)
  tour.openStep(index)
}

async function carryOut(request: FrameRequest, page: FramedPage): Promise<void> {
  const { landscape, presentation } = page
  switch (request.badlands) {
    case 'seek':
      return landscape.seek(request.step)
    case 'step':
      return 'to' in request ? turn(request.to, page) : landscape.step(request.n)
    case 'moveStart':
      await landscape.moveStart(request.index, request.a, request.b)
      return
    case 'setLinearity':
      return await landscape.setLinearity(request.linearity)
    case 'experiment':
      return await open(request.experiment, page.tour)
    case 'present':
      // Browsers allow full screen only after a user gesture, and a frame's size is up to its page.
      return request.on ? presentation.begin() : presentation.leave()
    case 'state':
      return
  }
}

/**
 * Connects a page in a frame to its embedder. It answers each request (`FrameRequest`) with `{ badlands: 'state', … }`
 * once it is done, or with `{ badlands: 'error', of, message, issues }`, which leaves everything unchanged. It also posts
 * `{ badlands: 'ready', version: 1 }` when it starts listening, `state` when something else has been shown and computed,
 * and `{ badlands: 'key', … }` for a key that this page does not use, so that a slide deck advances even if the focus is
 * in the frame.
 */
export function listenToEmbedder(page: FramedPage, embedder: Embedder, signal: AbortSignal): void {
  const say = (badlands: string, message: object) => tell(embedder, { badlands, ...message })
  const answer = async (data: { readonly badlands: unknown; readonly id?: unknown }) => {
    const id = 'id' in data ? { id: data.id } : {}
    try {
      await carryOut(readRequest(data), page)
      say('state', { ...id, ...stateOf(page) })
    } catch (error) {
      const of = typeof data.badlands === 'string' ? data.badlands : null
      say('error', { ...id, of, message: messageOf(error), issues: issuesOf(error) })
    }
  }
  addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      if (isFrom(embedder, event) && isForUs(event.data)) void answer(event.data)
    },
    { signal },
  )
  addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || isClaimed(event)) return
      // By then, all listeners have had the chance to claim the key.
      queueMicrotask(() => {
        const { key, code, altKey, ctrlKey, metaKey, shiftKey, repeat, defaultPrevented } = event
        if (!defaultPrevented) say('key', { key, code, altKey, ctrlKey, metaKey, shiftKey, repeat })
      })
    },
    { signal },
  )
  say('ready', { version: 1 })
  const stop = effect(() => {
    const { store } = page.study
    void page.tour.at
    void store.runs
    if (page.landscape.status === 'loading' || !store.idle || store.live) return
    untracked(() => say('state', stateOf(page)))
  })
  signal.addEventListener('abort', stop)
}
