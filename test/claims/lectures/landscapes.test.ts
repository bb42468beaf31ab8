import { lecturesOnOracle } from '../../support/lectures-on-oracle.ts'

lecturesOnOracle('landscapes')
