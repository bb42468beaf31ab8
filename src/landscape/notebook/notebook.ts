/**
 * A landscape in a notebook cell, by anywidget's convention: Jupyter, marimo, MyST and others call `render`
 * with a model of traits. This module is a single file without imports, which loads the element from its own
 * folder or from the trait `library`.
 *
 * | trait        | direction | value                                                                        |
 * | ------------ | --------- | ---------------------------------------------------------------------------- |
 * | `experiment` | in        | an experiment, its JSON, a link, or the name of a lecture or preset          |
 * | `w0`         | both      | [a, b], the place of the first start in the plane                            |
 * | `runs`       | out       | the finished runs, a {@link NotebookRun} each                                |
 * | `state`      | out       | the element's `status`                                                       |
 * | `error`      | out       | what is wrong, one sentence per line; the last valid experiment stays        |
 * | `library`    | in        | the address of this file's folder, for hosts that keep only its text         |
 * | `theme`, `controls`, `resolution`, `height` | in | as for the element; the height in pixels or as in CSS |
 */
import { messageOf } from '../../experiment/spec/values/error.ts'
import { tell, type NotebookModel } from './model.ts'
import { NotebookView } from './notebook-view.ts'

export type { NotebookModel } from './model.ts'
export type { NotebookRun } from './runs.ts'

/** What a host passes for one view of a widget. */
export interface RenderProps {
  readonly model: NotebookModel
  /** The cell's element. */
  readonly el: HTMLElement
  /** Aborts when the view is removed; older hosts call the function that `render` returns. */
  readonly signal?: AbortSignal
}

/**
 * Keys pressed in the cell belong to the landscape, since Jupyter's shortcuts would navigate the notebook.
 */
const suppress = 'data-lm-suppress-shortcuts'

const keep = (event: Event): void => event.stopPropagation()

/**
 * Returns the folder in the trait `library` as an address that ends with a slash; `undefined` if the trait is
 * empty.
 */
function libraryOf(model: NotebookModel): URL | undefined {
  const folder = model.get('library')
  return typeof folder === 'string' && folder !== ''
    ? new URL(folder.replace(/\/?$/u, '/'), document.baseURI)
    : undefined
}

/** Defines the element, once for all cells of the page. */
async function defineElement(library: URL | undefined): Promise<void> {
  if (customElements.get('loss-landscape')) return
  if (library) await import(/* @vite-ignore */ new URL('loss-landscape.js', library).href)
  else if (/^(?:blob|data):/u.test(import.meta.url))
    throw new Error('the notebook stores this module as text. Pass the address of its folder as `library`')
  else await import('../loss-landscape.ts')
}

/** Shows in the cell, and reports to the notebook, why there is no landscape. */
function refuse({ model, el }: RenderProps, error: unknown): void {
  const said = `Could not load the Badlands library: ${messageOf(error)}`
  const line = document.createElement('p')
  line.setAttribute('role', 'alert')
  line.textContent = said
  el.append(line)
  tell(model, { state: 'error', error: said })
}

/** Shows a landscape in a cell, and resolves to a function that removes it. */
async function render(props: RenderProps): Promise<() => void> {
  const { model, el, signal } = props
  const ended = new AbortController()
  const end = () => ended.abort()
  const ends = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal
  try {
    await defineElement(libraryOf(model))
  } catch (error) {
    if (!ends.aborted) refuse(props, error)
    return () => el.replaceChildren()
  }
  if (ends.aborted) return end
  el.setAttribute(suppress, '')
  el.addEventListener('keydown', keep)
  const view = new NotebookView(model, el)
  ends.addEventListener('abort', () => {
    view.dispose()
    el.removeEventListener('keydown', keep)
    el.removeAttribute(suppress)
  })
  return end
}

const notebook = { render }

export { notebook as default }
