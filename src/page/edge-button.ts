import { html } from 'lit'
import { icon } from '../elements/style/icons.ts'

/** The button at the edge of the stage that collapses or expands a side panel. */
export function appEdge(side: 'left' | 'right', open: boolean, act: () => void) {
  const name = `${open ? 'Collapse' : 'Show'} the ${side} panel`
  const turned = (side === 'left') === open ? 'turned' : ''
  return html`<button
    class="edge of-${side} ${turned}"
    title=${name}
    aria-label=${name}
    aria-expanded=${open}
    @click=${act}
  >
    ${icon('chevron')}
  </button>`
}
