import { motionTimes, reducedMotion } from '../../scene/motion.ts'

/**
 * Changes a board and animates its pictures to their new places, using only transforms, so that nothing in them changes
 * size on the way and nothing waits. Under reduced motion they jump. A picture that is still moving continues from where
 * it is.
 */
export async function moving(pictures: Iterable<Element>, change: () => Promise<unknown>): Promise<void> {
  const before = Array.from(pictures, (picture) => ({ picture, from: picture.getBoundingClientRect() }))
  await change()
  const calm = reducedMotion()
  for (const { picture, from } of before) {
    for (const animation of picture.getAnimations()) animation.cancel()
    const to = picture.getBoundingClientRect()
    const isSeen = from.width * from.height * to.width * to.height > 0
    const goes = from.x !== to.x || from.y !== to.y || from.width !== to.width || from.height !== to.height
    if (calm || !isSeen || !goes) continue
    const move = `translate(${from.x - to.x}px, ${from.y - to.y}px)`
    const scale = `scale(${from.width / to.width}, ${from.height / to.height})`
    picture.animate(
      { transformOrigin: ['0 0', '0 0'], transform: [`${move} ${scale}`, 'none'] },
      { duration: motionTimes.arrange, easing: 'ease-out' },
    )
  }
}
