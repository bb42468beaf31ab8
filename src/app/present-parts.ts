import '../elements/bl-laser.ts'
import '../elements/bl-step-controls.ts'
