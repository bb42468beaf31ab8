/** The plotting library's own style sheet as text, for a shadow root. */
export { default as plotStyle } from 'uplot/dist/uPlot.min.css?inline'
