/** The list of imports: files may be dropped, progress shows as it happens. Without scripts the form and a reload do. */
interface Job {
  id: number;
  state: string;
  words: string;
  done: number;
  pages: number;
  entries: number;
  doubtful: number;
  unread: number;
}

/** Files dropped on the form are those that its field would have taken. */
export function takeDrops(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[type="file"]');
  if (field === null) return;
  for (const type of ["dragenter", "dragover"]) {
    form.addEventListener(type, (event) => {
      event.preventDefault();
      form.dataset["over"] = "";
    });
  }
  form.addEventListener("dragleave", () => delete form.dataset["over"]);
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    delete form.dataset["over"];
    const files = event.dataTransfer?.files;
    if (files === undefined || files.length === 0) return;
    field.files = files;
    form.requestSubmit();
  });
  form.dataset["ready"] = "";
}

/** Keeps the rows of the list up to date; a job that is new or done is shown by asking for the page again. */
export function followJobs(list: HTMLElement): void {
  const events = new EventSource(list.dataset["jobs"] ?? "");
  events.addEventListener("job", (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as Job;
    const row = list.querySelector<HTMLElement>(`[data-job="${job.id}"]`);
    if (row === null) {
      // New jobs stand on the first page of the list.
      if (!new URLSearchParams(location.search).has("page")) showAnew();
      return;
    }
    if (row.dataset["state"] !== job.state) {
      // What the page offers to do with a job depends on its state.
      showAnew();
      return;
    }
    const progress = row.querySelector("progress");
    if (progress !== null && job.pages > 0) {
      progress.max = job.pages;
      progress.value = job.done;
    }
    write(row, "words", job.words);
    write(row, "entries", String(job.entries));
    write(row, "doubtful", String(job.doubtful));
    write(row, "unread", String(job.unread));
  });
}

/** Not while somebody has chosen files: they would be lost. */
function showAnew(): void {
  const field = document.querySelector<HTMLInputElement>('[data-upload] input[type="file"]');
  if ((field?.files?.length ?? 0) === 0) location.replace(location.pathname + location.search);
}

function write(row: HTMLElement, name: string, text: string): void {
  const place = row.querySelector(`[data-${name}]`);
  if (place !== null && place.textContent !== text) place.textContent = text;
}
