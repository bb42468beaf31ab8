import '../../elements/stage/bl-laser.ts'
import '../../elements/lecture/bl-step-controls.ts'
