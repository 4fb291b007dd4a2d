import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../src/App/wwwroot",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    // Charts are a chunk of their own that only pages with a chart load; it is as large as ECharts is.
    chunkSizeWarningLimit: 700,
    rollupOptions: { input: "src/site.ts" },
  },
});
