// Everything here only adds to pages that already work without it.
import "@digital-go-jp/design-tokens/dist/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/header.css";
import "./styles/parts.css";
import "./styles/forms.css";
import "./styles/table.css";
import "./styles/tree.css";
import "./styles/chart.css";
import "./styles/indicators.css";
import "./styles/front.css";
import "./styles/source.css";
import "./styles/desk.css";
import "./styles/rounds.css";
import "./styles/workbooks.css";
import "./styles/pages.css";
import "./styles/print.css";
import { addCopyButtons } from "./copy";
import { addFoldButtons } from "./fold";

addCopyButtons();
addFoldButtons();

const charts = document.querySelectorAll<HTMLElement>("[data-chart]");
if (charts.length > 0) {
  void import("./charts").then(({ draw }) => charts.forEach(draw));
}

const desk = document.querySelector<HTMLElement>("[data-desk]");
if (desk !== null) {
  void import("./keys").then(({ addKeys }) => addKeys(desk));
}

const upload = document.querySelector<HTMLFormElement>("form[data-upload]");
if (upload !== null) {
  void import("./imports").then(({ takeDrops, followJobs }) => {
    takeDrops(upload);
    document.querySelectorAll<HTMLElement>("[data-jobs]").forEach(followJobs);
  });
}

const draft = document.querySelector<HTMLFormElement>("form[data-draft]");
const saved = document.querySelector<HTMLElement>("[data-saved]");
if (draft !== null || saved !== null) {
  void import("./drafts").then(({ keepDraft, forgetBefore }) => {
    if (saved !== null) forgetBefore(saved.dataset["saved"] ?? "", Number(saved.dataset["version"]));
    if (draft !== null) keepDraft(draft);
  });
}
