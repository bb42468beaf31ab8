/** Milliseconds in which a picture goes to its new place. */
const travel = 300

/**
 * Changes a board, and lets its pictures go from where they were to where they are then, by transforms alone: nothing in them has
 * another size on the way, and nothing waits. At once under reduced motion; a picture that is still under way goes on from where it is.
 */
export async function moving(pictures: Iterable<Element>, change: () => Promise<unknown>): Promise<void> {
  const before = Array.from(pictures, (picture) => ({ picture, from: picture.getBoundingClientRect() }))
  await change()
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches
  for (const { picture, from } of before) {
    for (const animation of picture.getAnimations()) animation.cancel()
    const to = picture.getBoundingClientRect()
    const isSeen = from.width * from.height * to.width * to.height > 0
    const goes = from.x !== to.x || from.y !== to.y || from.width !== to.width || from.height !== to.height
    if (reducedMotion || !isSeen || !goes) continue
    const move = `translate(${from.x - to.x}px, ${from.y - to.y}px)`
    const scale = `scale(${from.width / to.width}, ${from.height / to.height})`
    picture.animate(
      { transformOrigin: ['0 0', '0 0'], transform: [`${move} ${scale}`, 'none'] },
      { duration: travel, easing: 'ease-out' },
    )
  }
}
