import { svg, type SVGTemplateResult } from 'lit'
import { drawn } from '../style/icons.ts'
import type { DrawTool } from './draw-act.ts'

const pictures: Readonly<Record<DrawTool | 'undo', SVGTemplateResult>> = {
  point: svg`<circle cx="8" cy="8" r="3" fill="currentColor" /><path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2" />`,
  line: svg`<path d="M2 11C4 3 8 3 9 8s3 5 5-3" stroke-dasharray="0.1 3" stroke-width="2.6" />`,
  spray: svg`<circle cx="8" cy="8" r="6.2" stroke-dasharray="2 2.2" /><path d="M6 6v.1M10 5.5v.1M8 8.6v.1M5.4 10v.1M10.6 9.8v.1" stroke-width="2.2" />`,
  eraser: svg`<path d="M9.5 2.5l4 4-6.8 6.8H4.6L2.5 11.2z" stroke-linejoin="round" /><path d="M5.8 6.2l4 4M6.7 13.3h7" />`,
  undo: svg`<path d="M6 3L2.5 6.5 6 10" /><path d="M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7" />`,
}

export const drawIcon = (name: DrawTool | 'undo') => drawn(pictures[name])
