/** The fields of a pointer event that locate it on its target. */
interface PointerPlace {
  readonly offsetX: number
  readonly offsetY: number
}

/**
 * Returns the position of a pointer in CSS pixels of its target element, from the top left corner inside the
 * border. It is correct under a `transform` or `zoom` of the page, such as a slide's, where distances on the
 * screen differ from those on the element. It is valid while the event is handled, and only if no child of
 * another size is the target.
 */
export const pointerPosition = ({ offsetX: x, offsetY: y }: PointerPlace) => ({ x, y })
