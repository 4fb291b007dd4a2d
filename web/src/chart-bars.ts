import { axisText, palette, token, type ChartData } from "./chart-data";

/** Horizontal bars: side by side, stacked, or as shares of the whole. */
export function bars(data: ChartData, width: number) {
  const drawn = data.series.map((series, index) => ({ series, index })).filter((s) => s.series.drawn);
  const colours = palette();
  const labelWidth = Math.round(Math.min(width * 0.4, 320));
  const stacked = data.kind !== "bar";
  return {
    color: colours,
    grid: { left: labelWidth + 12, right: 48, top: drawn.length > 1 ? 44 : 8, bottom: 32 },
    legend: drawn.length > 1 ? { top: 0, left: 0, icon: "rect", textStyle: axisText() } : undefined,
    xAxis: {
      type: "value",
      max: data.kind === "share" ? 100 : undefined,
      minInterval: 1,
      splitNumber: width < 500 ? 3 : 5,
      axisLabel: axisText(),
      splitLine: { lineStyle: { color: token("--color-neutral-solid-gray-200") } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: data.rows.map((row) => row.label),
      axisTick: { show: false },
      axisLabel: { ...axisText(), width: labelWidth, overflow: "truncate", interval: 0 },
      axisLine: { lineStyle: { color: token("--color-neutral-solid-gray-536") } },
    },
    series: drawn.map(({ series, index }, position) => ({
      type: "bar",
      name: series.name,
      stack: stacked ? "all" : undefined,
      barMaxWidth: 24,
      barMinHeight: 2,
      data: data.rows.map((row) => row.values[index]),
      itemStyle: { borderColor: token("--color-neutral-white"), borderWidth: stacked ? 1 : 0 },
      label: {
        show: true,
        position: stacked ? (position === drawn.length - 1 ? "right" : "insideRight") : "right",
        // A zero is drawn as no bar; its label would stand on the neighbour's.
        formatter: (p: { value?: unknown }) =>
          typeof p.value === "number" && (p.value !== 0 || !stacked) ? p.value.toLocaleString() : "",
        ...axisText(),
        color:
          stacked && position < drawn.length - 1
            ? token("--color-neutral-white")
            : token("--color-neutral-solid-gray-800"),
      },
    })),
  };
}
