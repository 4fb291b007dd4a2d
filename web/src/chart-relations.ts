import { axisText, palette, token, type ChartData } from "./chart-data";

/** A matrix: rows against columns, the value as depth of one colour and as a figure. */
export function heatmap(data: ChartData) {
  const cells = data.rows.flatMap((row, y) =>
    row.values.flatMap((value, x) => (value === null || value === 0 ? [] : [[x, y, value]])),
  );
  const most = Math.max(1, ...cells.map((cell) => cell[2] ?? 0));
  const label = { ...axisText(), overflow: "truncate" as const, interval: 0 };
  return {
    grid: { left: 190, right: 16, top: 8, bottom: 150 },
    xAxis: {
      type: "category",
      data: data.series.map((series) => series.name),
      axisLabel: { ...label, rotate: 60, width: 130 },
      axisTick: { show: false },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: data.rows.map((row) => row.label),
      axisLabel: { ...label, width: 180 },
      axisTick: { show: false },
    },
    visualMap: {
      show: false,
      min: 0,
      max: most,
      inRange: { color: [token("--color-primitive-blue-50"), token("--color-primitive-blue-300")] },
    },
    series: [{ type: "heatmap", data: cells, label: { show: true, ...axisText() } }],
  };
}

/** Who stands with whom: a circle of nodes, the weight of a line its value. Rows and series name the same nodes. */
export function graph(data: ChartData) {
  const colours = palette();
  const totals = data.rows.map((row) => row.values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const most = Math.max(1, ...totals);
  const links = data.rows.flatMap((row, from) =>
    row.values.flatMap((value, to) =>
      to > from && value !== null && value > 0
        ? [{ source: from, target: to, value, lineStyle: { width: 1 + Math.min(7, value) } }]
        : [],
    ),
  );
  return {
    series: [
      {
        type: "graph",
        layout: "circular",
        circular: { rotateLabel: false },
        left: "20%",
        right: "20%",
        top: 40,
        bottom: 40,
        data: data.rows.map((row, index) => ({
          name: row.label,
          value: totals[index],
          symbolSize: 10 + (26 * (totals[index] ?? 0)) / most,
          itemStyle: { color: colours[0] },
        })),
        links,
        label: { show: true, position: "right", ...axisText() },
        lineStyle: { color: token("--color-neutral-solid-gray-536"), curveness: 0.2, opacity: 0.8 },
        emphasis: { focus: "adjacency", lineStyle: { color: colours[1] } },
      },
    ],
  };
}
