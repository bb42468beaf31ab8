import { html } from 'lit'
import '../elements/stage/bl-timeline.ts'
import type { Playback } from '../store/playback.ts'

/** The timeline of a landscape's runs; there is nothing to walk along before there is a picture. */
export const landscapeTimeline = (playback: Playback, busy: boolean, pictured: boolean) =>
  html`<bl-timeline
    .step=${Math.round(playback.step)}
    .last=${pictured ? playback.last : 0}
    .speed=${playback.speed}
    ?playing=${playback.playing}
    ?busy=${busy}
    ?waiting=${playback.held}
  ></bl-timeline>`
