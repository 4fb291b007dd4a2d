import { axisText, palette, token, type ChartData } from "./chart-data";

const lineHeight = 18;
const labelWidthIn = (width: number) => Math.round(Math.min(width * 0.4, 320));
const wide = (text: string) => [...text].reduce((sum, c) => sum + (c < "\u2000" ? 8 : 14), 0);

/** How many lines the legend takes: a sign and a gap beside each name. */
function legendRows(data: ChartData, width: number): number {
  let [rows, used] = [1, 0];
  for (const name of data.series.filter((s) => s.drawn).map((s) => wide(s.name) + 45)) {
    if (used > 0 && used + name > width) [rows, used] = [rows + 1, 0];
    used += name;
  }
  return rows;
}

/** High enough for every label whole, and for bars side by side to be told apart. */
export function barsHeight(data: ChartData, width: number): number {
  const drawn = data.series.filter((s) => s.drawn).length;
  const lines = Math.max(1, ...data.rows.map((row) => Math.ceil((wide(row.label) * 1.1) / labelWidthIn(width))));
  const row = Math.max(44, lines * lineHeight + 12, data.kind === "bar" ? drawn * 18 + 14 : 0);
  return data.rows.length * row + 48 + (drawn > 1 ? 10 + 26 * legendRows(data, width) : 0);
}

/** Horizontal bars: side by side, stacked, or as shares of the whole. */
export function bars(data: ChartData, width: number) {
  const drawn = data.series.map((series, index) => ({ series, index })).filter((s) => s.series.drawn);
  const colours = palette();
  const labelWidth = labelWidthIn(width);
  const stacked = data.kind !== "bar";
  const sums = data.rows.map((row) => drawn.reduce((sum, { index }) => sum + (row.values[index] ?? 0), 0));
  const pixels = (width - labelWidth - 60) / Math.max(1, ...sums);
  // A figure wider than its part of the bar would stand on its neighbour's; the table has it.
  const fits = (value: number, last: boolean) =>
    !stacked || (value !== 0 && (last || value * pixels >= 12 * value.toLocaleString().length + 6));
  return {
    color: colours,
    grid: { left: labelWidth + 12, right: 48, top: drawn.length > 1 ? 18 + 26 * legendRows(data, width) : 8, bottom: 32 },
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
      axisLabel: { ...axisText(), width: labelWidth, overflow: "break", lineHeight: lineHeight, interval: 0 },
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
        formatter: (p: { value?: unknown }) =>
          typeof p.value === "number" && fits(p.value, position === drawn.length - 1) ? p.value.toLocaleString() : "",
        ...axisText(),
        color:
          stacked && position < drawn.length - 1
            ? token("--color-neutral-white")
            : token("--color-neutral-solid-gray-800"),
      },
    })),
  };
}
