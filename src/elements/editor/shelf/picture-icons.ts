import { html, svg, type SVGTemplateResult } from 'lit'
import type { PictureName } from '../../../exchange/lecture/scenario.ts'

/** Sketches of the pictures, on a grid of 48 by 30. */
const sketches: Readonly<Record<PictureName, SVGTemplateResult>> = {
  surface: svg`<g class="faint"><ellipse cx="25" cy="15" rx="19" ry="12" /><ellipse cx="26" cy="15.5" rx="11.5" ry="7" /><ellipse cx="27" cy="16" rx="4.5" ry="2.6" /></g><path class="a" d="M8 5L15 10 20 9.5 27 16" /><circle class="a dot" cx="8" cy="5" r="2" />`,
  maps: svg`<g class="faint"><path d="M4.5 4.5h17v21h-17zM26.5 4.5h17v21h-17z" /></g><path class="b" d="M4.5 18C10 18 12 8 21.5 10" /><path class="c" d="M26.5 10C34 10 35 22 43.5 20" />`,
  network: svg`<g class="faint"><path d="M9 15L24 7 39 15 24 23z" /><path d="M9 15H39" /></g><g class="paper"><circle cx="9" cy="15" r="3.4" /><circle cx="24" cy="7" r="3.4" /><circle cx="24" cy="23" r="3.4" /><circle cx="39" cy="15" r="3.4" /></g>`,
  inputs: svg`<g class="a dot"><circle cx="10" cy="15" r="5" /><circle cx="21" cy="15" r="3" /><circle cx="30" cy="15" r="1.6" /><circle cx="38" cy="15" r="3.6" /></g>`,
  networks: svg`<g class="faint"><path d="M5 15L12 6 19 15 12 24zM29 15L36 6 43 15 36 24z" /></g><g class="paper"><circle cx="5" cy="15" r="2.2" /><circle cx="12" cy="6" r="2.2" /><circle cx="12" cy="24" r="2.2" /><circle cx="19" cy="15" r="2.2" /><circle cx="29" cy="15" r="2.2" /><circle cx="36" cy="6" r="2.2" /><circle cx="36" cy="24" r="2.2" /><circle cx="43" cy="15" r="2.2" /></g>`,
  functions: svg`<path class="a" d="M4 24C16 24 20 6 44 6" /><path class="b" d="M4 20C18 20 22 10 44 12" /><path class="c" d="M4 26C20 26 26 18 44 4" />`,
  function: svg`<path class="a" d="M4 24C14 24 16 8 26 9S36 20 44 6" /><g class="dot"><circle cx="8" cy="22" r="1.7" /><circle cx="18" cy="14" r="1.7" /><circle cx="28" cy="11" r="1.7" /><circle cx="40" cy="11" r="1.7" /></g>`,
  pairs: svg`<path class="faint" d="M5 6h16v16H5zM27 6h16v16H27z" /><path class="b" d="M13 9V19" /><path class="a" d="M33 9V19" /><g class="b fill"><path d="M40 6h3v16h-3z" /></g>`,
  curve: svg`<circle class="faint" cx="24" cy="15" r="9" /><path class="a" d="M24 3C30 3 30 9 34 10S39 17 35 20 28 23 24 26 16 24 14 19 12 11 16 9 18 3 24 3z" />`,
  tilt: svg`<path class="a" d="M5 21L20 26 43 12 28 7z" /><g class="dot"><circle cx="15" cy="10" r="1.8" /><circle cx="33" cy="22" r="1.8" /></g><path class="faint" d="M15 10V20M33 22V15" />`,
  matrix: svg`<g class="b fill"><path d="M14 5h6v6h-6zM26 11h6v6h-6zM20 17h6v6h-6z" /></g><path class="faint" d="M14 5h18v18H14zM20 5v18M26 5v18M14 11h18M14 17h18" />`,
  kernel: svg`<g class="a fill"><path d="M14 5h6v6h-6zM20 11h6v6h-6zM26 17h6v6h-6z" /></g><path class="faint" d="M14 5h18v18H14zM20 5v18M26 5v18M14 11h18M14 17h18" />`,
  'kernel-by-angle': svg`<path class="faint" d="M6 4V25H44" /><path class="a" d="M6 6C18 6 22 20 44 21" />`,
  modes: svg`<path class="faint" d="M24 4V26M8 15H40" /><path class="b" d="M24 15L38 6M34 6h4v4" /><path class="a" d="M24 15L32 24M28 24h4v-4" />`,
  spectrum: svg`<path class="faint" d="M5 25H44" /><path class="a dashed" d="M5 9H44" /><path class="b" d="M12 25V18M20 25V12M34 25V21" /><g class="b dot"><circle cx="12" cy="17" r="2" /><circle cx="20" cy="11" r="2" /><circle cx="34" cy="20" r="2" /></g>`,
  gauge: svg`<path class="faint" d="M8 24A16 16 0 0 1 40 24" /><path class="a" d="M24 24L33 12" /><circle class="a dot" cx="24" cy="24" r="2.2" />`,
  gaps: svg`<g class="fill"><path class="c" d="M5 11h14v8H5z" /><path class="b" d="M19 11h10v8H19z" /><path class="a" d="M29 11h14v8H29z" /></g>`,
  sweep: svg`<path class="faint" d="M6 4V25H44" /><path class="b" d="M9 20C18 20 24 8 40 8" /><g class="b dot"><circle cx="9" cy="20" r="1.8" /><circle cx="20" cy="16.5" r="1.8" /><circle cx="30" cy="10" r="1.8" /><circle cx="40" cy="8" r="1.8" /></g>`,
  counts: svg`<g class="b dot"><circle cx="12" cy="8" r="1.4" /><circle cx="24" cy="8" r="2.4" /><circle cx="36" cy="8" r="4" /><circle cx="12" cy="21" r="3.4" /><circle cx="24" cy="21" r="4.6" /><circle cx="36" cy="21" r="2" /></g>`,
  slice: svg`<path class="faint" d="M6 4V25H44" /><path class="c" d="M8 5C12 24 16 24 21 20S28 17 31 21 38 22 43 6" />`,
  lines: svg`<path class="b" d="M6 15L42 5M6 15L43 11M6 15L43 18M6 15L42 25" /><circle class="dot" cx="6" cy="15" r="2.2" />`,
  bend: svg`<path class="faint dashed" d="M8 20H40" /><path class="a" d="M8 20C16 2 32 2 40 20" /><g class="dot"><circle cx="8" cy="20" r="2.2" /><circle cx="40" cy="20" r="2.2" /></g>`,
  losses: svg`<path class="faint" d="M6 4V25H44" /><path class="a" d="M7 6C10 20 18 22 43 22" /><path class="b dashed" d="M7 10C14 17 22 15 43 8" />`,
  scores: svg`<path class="b" d="M5 15C8 3 14 3 17 15S25 27 28 15 36 4 43 10" /><path class="a" d="M5 22C14 22 18 8 43 8" />`,
  cloud: svg`<path class="faint" d="M24 4V26M6 15H42" /><g class="a dot"><circle cx="14" cy="9" r="1.8" /><circle cx="19" cy="20" r="1.8" /><circle cx="31" cy="8" r="1.8" /><circle cx="35" cy="19" r="1.8" /><circle cx="27" cy="12" r="1.8" /><circle cx="11" cy="18" r="1.8" /></g>`,
  columns: svg`<circle class="faint" cx="24" cy="15" r="11" /><path class="a" d="M24 15V4M24 15L34.5 11.6M24 15L30.5 23.9M24 15L17.5 23.9M24 15L13.5 11.6" />`,
  walkers: svg`<path class="faint" d="M6 24L11 15 15 19 21 9 27 13M30 24L34 17 39 20 43 10" /><g class="a dot"><circle cx="27" cy="13" r="2" /><circle cx="43" cy="10" r="2" /><circle cx="24" cy="22" r="2" /></g>`,
  histogram: svg`<g class="b fill"><path d="M8 20h6v5H8zM15 14h6v11h-6zM22 6h6v19h-6zM29 11h6v14h-6zM36 19h6v6h-6z" /></g>`,
  scatter: svg`<path class="faint" d="M6 25L42 5" /><g class="b dot"><circle cx="12" cy="19" r="1.8" /><circle cx="17" cy="22" r="1.8" /><circle cx="23" cy="12" r="1.8" /><circle cx="28" cy="17" r="1.8" /><circle cx="35" cy="7" r="1.8" /><circle cx="37" cy="13" r="1.8" /></g>`,
  answers: svg`<path class="a" d="M8 6L24 24 40 6" /><path class="b" d="M8 5C16 26 32 26 40 5" />`,
  calls: svg`<path class="faint" d="M24 6L13 15M24 6L35 15M13 15L8 24M13 15L18 24M35 15L40 24" /><g class="paper"><circle cx="24" cy="6" r="2.6" /><circle cx="13" cy="15" r="2.6" /><circle cx="35" cy="15" r="2.6" /><circle cx="8" cy="24" r="2.6" /><circle cx="18" cy="24" r="2.6" /><circle cx="40" cy="24" r="2.6" /></g>`,
  coordinates: svg`<path class="a" d="M5 24H12C16 24 15 8 20 8H43" /><path class="b" d="M5 25H22C26 25 25 12 30 12H43" /><path class="c" d="M5 26H32C36 26 35 16 40 16H43" />`,
  atlas: svg`<path class="paper" d="M5 5h11v8H5zM18.5 5h11v8h-11zM32 5h11v8H32zM5 17h11v8H5zM18.5 17h11v8h-11zM32 17h11v8H32z" />`,
  polytope: svg`<path class="faint" d="M10 20L14 8 26 4 38 10 39 21 24 26z" /><path class="a" d="M10 20L14 8 26 4 38 10" /><circle class="a dot" cx="38" cy="10" r="2.2" />`,
  shadow: svg`<path class="paper" d="M14 13L20 4 32 5 36 12 26 17z" /><path class="faint fill" d="M8 24L18 20 36 21 42 25 24 28z" />`,
}

/** The sketch of a picture: the kind of drawing it is, not its content. */
export const pictureIcon = (name: PictureName) =>
  html`<svg class="sketch" viewBox="0 0 48 30" aria-hidden="true">${sketches[name]}</svg>`
