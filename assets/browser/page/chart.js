// Charts in the language of Vega-Lite, which JupyterLab draws by itself.
import embed from "vega-embed";

/** Draw a chart into an element. */
export const draw = (element, chart) => embed(element, chart, { actions: false, renderer: "svg", defaultStyle: false });
