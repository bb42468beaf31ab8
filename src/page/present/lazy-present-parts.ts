import '../../elements/stage/bl-laser.ts'
