/** What a user operates. */
const operated = 'button, input, select, textarea, summary, a[href], [tabindex="0"], [contenteditable="true"]'

/** Pixels between the places that are tried. */
const stride = 8
/** Pixels to the edge of the window. */
const margin = 16
/** Milliseconds from a change of the page to the next place, so that many changes cause one search. */
const rest = 1000
/** Changes of the page that show or hide controls. */
const watched = { childList: true, subtree: true, attributeFilter: ['hidden', 'open', 'disabled'] }

/** Yields a part of the page and the shadow roots in it, without those of `without`. */
function* rootsIn(root: ParentNode & Node, without: Element): Generator<ParentNode & Node> {
  yield root
  for (const { shadowRoot } of root.querySelectorAll('*'))
    if (shadowRoot && !without.contains(shadowRoot.host)) yield* rootsIn(shadowRoot, without)
}

/** Yields the controls in a part of the page, also those of its components, without `without` and its own. */
function* controlsIn(root: ParentNode, without: Element): Generator<Element> {
  for (const one of root.querySelectorAll('*')) {
    if (without.contains(one)) continue
    if (one.shadowRoot) yield* controlsIn(one.shadowRoot, without)
    if (one.matches(operated) && one.checkVisibility({ visibilityProperty: true })) yield one
  }
}

/** Returns the distance from the foot of the window at which an element covers the least of the controls; the smallest of several. */
function clearBottom(element: Element): number {
  const own = element.getBoundingClientRect()
  const boxes = [...controlsIn(document, element)]
    .map((one) => one.getBoundingClientRect())
    .map(({ left, right, top, bottom }) => ({
      width: Math.max(0, Math.min(right, own.right) - Math.max(left, own.left)),
      from: innerHeight - bottom,
      to: innerHeight - top,
    }))
  const covered = (from: number): number =>
    boxes.reduce(
      (sum, box) =>
        sum + box.width * Math.max(0, Math.min(box.to, from + own.height) - Math.max(box.from, from)),
      0,
    )
  let [best, least] = [margin, Infinity]
  for (let bottom = margin; bottom + own.height <= innerHeight && least > 0; bottom += stride) {
    const area = covered(bottom)
    if (area < least) [best, least] = [bottom, area]
  }
  return best
}

/**
 * Keeps an element that is fixed over the page where it covers no control, until `signal` aborts: it looks again when
 * the page has changed. It stays while it is used.
 */
export function keepClear(element: HTMLElement, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const changed = () => (timer ??= setTimeout(place, rest))
  const mutations = new MutationObserver(changed)
  const sizes = new ResizeObserver(changed)
  const place = () => {
    timer = undefined
    if (!element.matches(':hover, :focus-within')) element.style.bottom = `${clearBottom(element)}px`
    for (const root of rootsIn(document, element)) {
      mutations.observe(root, watched)
      root.addEventListener('scroll', changed, { capture: true, passive: true, signal })
    }
  }
  place()
  for (const sized of [element, document.documentElement]) sizes.observe(sized)
  for (const left of ['pointerleave', 'focusout']) element.addEventListener(left, changed, { signal })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    mutations.disconnect()
    sizes.disconnect()
  })
}
