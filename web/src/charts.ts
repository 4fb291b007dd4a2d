import { BarChart, GraphChart, HeatmapChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { bars, barsHeight } from "./chart-bars";
import type { ChartData } from "./chart-data";
import { graph, heatmap } from "./chart-relations";

use([
  BarChart,
  GraphChart,
  HeatmapChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** Draws one figure from the data that stands beside it; on failure the table remains and the empty box goes. */
export function draw(canvas: HTMLElement): void {
  const source = document.getElementById(canvas.dataset.chart ?? "");
  try {
    const data = JSON.parse(source?.textContent ?? "") as ChartData;
    canvas.hidden = false;
    canvas.style.height = `${height(data, canvas.clientWidth)}px`;
    const chart = init(canvas, null, { renderer: "svg" });
    const paint = () => chart.setOption(option(data, canvas.clientWidth), { notMerge: true });
    paint();
    new ResizeObserver(() => {
      canvas.style.height = `${height(data, canvas.clientWidth)}px`;
      chart.resize();
      paint();
    }).observe(canvas);
    chart.on("click", (event) => {
      const href = data.rows[event.dataIndex]?.href;
      if (href !== undefined && event.componentType === "series" && data.kind !== "heatmap") location.assign(href);
    });
  } catch (error) {
    canvas.hidden = true;
    console.error(error);
  }
}

function height(data: ChartData, width: number): number {
  switch (data.kind) {
    case "heatmap":
      return data.rows.length * 26 + 170;
    case "graph":
      return 520;
    default:
      return barsHeight(data, width);
  }
}

function option(data: ChartData, width: number) {
  const base = {
    // Motion is never needed to read a chart.
    animation: false,
    // Rich text keeps tooltips free of inline styles, which the content security policy refuses.
    tooltip: { renderMode: "richText" as const, confine: true },
  };
  switch (data.kind) {
    case "heatmap":
      return { ...base, ...heatmap(data) };
    case "graph":
      return { ...base, ...graph(data) };
    default:
      return { ...base, ...bars(data, width) };
  }
}
