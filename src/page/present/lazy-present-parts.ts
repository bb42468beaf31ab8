import '../../elements/stage/bl-laser.ts'

export { presentStyle } from './present-style.ts'
