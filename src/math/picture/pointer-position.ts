/** A pointer's event, as far as it says where on its target the pointer is. */
interface PointerPlace {
  readonly offsetX: number
  readonly offsetY: number
}

/**
 * Place of a pointer in CSS pixels of the element that it is on, from the top left corner within its border. It holds inside
 * `transform` and `zoom` of the page around, such as a slide's, where distances on the screen are others than those on the element.
 * It is known while the event is heard, and where nothing of another size within the element takes the pointer.
 */
export const pointerPosition = ({ offsetX: x, offsetY: y }: PointerPlace) => ({ x, y })
