import { css } from 'lit'

/**
 * A `wa-slider` whose label is only for screen readers. `--track`, `--thumb` and `--reach` are its height, its thumb's
 * size and the space around the track.
 */
export const sliderStyle = css`
  wa-slider {
    --track-size: var(--track, 0.25em);
    --thumb-width: var(--thumb, 1.2em);
    --thumb-height: var(--thumb, 1.2em);
    padding-inline: calc(var(--thumb, 1.2em) / 2);
    font-size: inherit;
  }
  wa-slider::part(label) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  wa-slider::part(slider) {
    margin: 0;
    padding-block: max(var(--reach, 0.75em), calc((var(--bl-touch) - var(--track-size)) / 2));
  }
  wa-slider::part(indicator) {
    background: var(--bl-ink);
  }
  wa-slider::part(thumb) {
    background: var(--bl-card);
    border-color: var(--bl-ink);
  }
`
