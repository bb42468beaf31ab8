import { html, nothing } from 'lit'
import '../elements/stage/bl-timeline.ts'
import { trains } from '../reference/algorithm/trains.ts'
import type { Study } from '../study/study.ts'

/**
 * The timeline of a landscape's runs. It is disabled until there is a picture, and absent if nothing trains
 * or moves.
 */
export function landscapeTimeline({ playback, store }: Pick<Study, 'playback' | 'store'>, pictured: boolean) {
  const { training } = store
  const walked = !training && playback.last > 0
  if (!walked && !training?.algorithms.some(trains)) return nothing
  return html`<bl-timeline
    part="timeline"
    .step=${Math.round(playback.step)}
    .last=${walked || pictured ? playback.last : 0}
    .speed=${playback.speed}
    ?playing=${playback.playing}
    ?busy=${store.busy}
    ?waiting=${playback.held}
  ></bl-timeline>`
}
