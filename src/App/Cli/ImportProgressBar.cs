using Shirube.Features.Importing;
using Spectre.Console;

namespace Shirube.App.Cli;

/// <summary>How far an import is, on stderr: a bar on a terminal, a line a file elsewhere.</summary>
internal static class ImportProgressBar
{
    public static Task<IReadOnlyList<ImportResult>> ShowAsync(
        Func<IProgress<ImportProgress>, Task<IReadOnlyList<ImportResult>>> import
    ) =>
        Console.IsErrorRedirected
            ? import(new Each(Line))
            : Locale
                .Error.Progress()
                .AutoClear(true)
                .StartAsync(bar =>
                {
                    var task = bar.AddTask(Locale.Text("文書の取り込み", "Importing documents"));
                    return import(new Each(p => Advance(task, p)));
                });

    private static void Advance(ProgressTask task, ImportProgress progress)
    {
        task.MaxValue = Math.Max(progress.Files, 1);
        task.Value = progress.Done;
    }

    private static void Line(ImportProgress progress)
    {
        if (progress.Result is { State: not ImportState.AlreadyThere } done)
            Console.Error.WriteLine(
                $"{progress.Done}/{progress.Files} {ImportSummary.Words(done.State)} {done.Path}"
            );
    }

    /// <summary>Tells at once and in order; the framework's own would tell later, from any thread.</summary>
    private sealed class Each(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
