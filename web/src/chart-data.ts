/** What the server writes beside every chart; the same rows stand in its table. */
export interface ChartData {
  kind: "bar" | "stacked" | "share" | "heatmap" | "graph";
  unit: string;
  series: { name: string; drawn: boolean; unit?: string }[];
  rows: { label: string; href?: string; values: (number | null)[] }[];
}

/** Reads a colour of the design tokens, so that charts and pages share one palette. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Colours of at least 3:1 on white, told apart also without hue by their lightness. */
export function palette(): string[] {
  return [
    token("--color-primitive-blue-900"),
    token("--color-primitive-orange-700"),
    token("--color-primitive-cyan-700"),
    token("--color-primitive-magenta-800"),
    token("--color-primitive-green-900"),
    token("--color-neutral-solid-gray-600"),
  ];
}

export const axisText = () => ({
  color: token("--color-neutral-solid-gray-800"),
  fontSize: 14,
  fontFamily: getComputedStyle(document.body).fontFamily,
});
