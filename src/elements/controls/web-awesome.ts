import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js'
import WaSlider from '@awesome.me/webawesome/dist/components/slider/slider.js'
import WaSwitch from '@awesome.me/webawesome/dist/components/switch/switch.js'

const svg = 'http://www.w3.org/2000/svg'

/** Draws the close button of a dialog, once. */
function drawCross(picture: SVGElement): void {
  if (picture.querySelector('path')) return
  const path = document.createElementNS(svg, 'path')
  path.setAttribute('d', 'M4 4l8 8M12 4l-8 8')
  path.setAttribute('stroke', 'currentColor')
  path.setAttribute('stroke-width', '1.5')
  path.setAttribute('stroke-linecap', 'round')
  picture.setAttribute('viewBox', '0 0 16 16')
  picture.append(path)
}

/**
 * The icons within Web Awesome's own elements, of which only the close button's is used. By default they are fetched from
 * `data:` addresses and parsed, which a strict content security policy forbids; a sprite sheet is only referred to.
 */
registerIconLibrary('system', { resolver: (name) => `#${name}`, mutator: drawCross, spriteSheet: true })

/** These update twice on purpose, which Lit's development build would report. */
for (const component of [WaSlider, WaSwitch]) component.disableWarning?.('change-in-update')

export { WaSlider, WaSwitch }
