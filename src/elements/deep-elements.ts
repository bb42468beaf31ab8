/** All elements within a root, through open shadow roots, in order, leaving out those that match `without`, with their contents. */
export function* deepElements(root: ParentNode, without = ''): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (without !== '' && element.closest(without)) continue
    yield element
    if (element.shadowRoot) yield* deepElements(element.shadowRoot, without)
  }
}

const headingOf = (element: Element): HTMLElement | null => {
  const given = element.querySelector<HTMLElement>('[slot=heading]')
  return given ?? element.shadowRoot?.querySelector<HTMLElement>('h2') ?? null
}

/** Returns the name of an element on the screen, which is its heading; empty if it has none. */
export function nameOf(element: Element): string {
  const { heading } = element as { readonly heading?: unknown }
  return typeof heading === 'string' && heading ? heading : (headingOf(element)?.textContent.trim() ?? '')
}
