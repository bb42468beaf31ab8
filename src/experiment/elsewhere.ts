import './grid/grid-reader.ts'
import './recorded/recorded-reader.ts'
