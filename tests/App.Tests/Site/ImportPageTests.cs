using System.Text;
using Microsoft.Playwright;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing;
using Shirube.Features.Importing.Profiles;
using Shirube.Tests;

namespace Shirube.App.Tests.Site;

/// <summary>The list of imports as a person uses it: files dropped or picked, rows that move by themselves.</summary>
public sealed class ImportPageTests(PostgresFixture postgres, Browser browser)
{
    [Fact]
    public async Task Two_files_dropped_on_the_page_both_stand_in_the_list()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await using var window = await browser.Open();
        await window.Go(site, "/import");
        var form = window.Page.Locator("form[data-ready]");
        await OnDesk.Expect(window, "form[data-ready]", 1);
        var files = await window.Page.EvaluateHandleAsync(
            """
            () => {
              const files = new DataTransfer();
              files.items.add(new File(["灯台の計画"], "灯台.txt", { type: "text/plain" }));
              files.items.add(new File(["<h1>霧笛の計画</h1>"], "霧笛.html", { type: "text/html" }));
              return files;
            }
            """
        );
        await form.DispatchEventAsync("dragover", new { dataTransfer = files });
        await OnDesk.Expect(window, "form[data-over]", 1);
        await form.DispatchEventAsync("drop", new { dataTransfer = files });
        await OnDesk.Expect(window, "[data-job]", 2);
        var (jobs, _) = await GetJobs.RunAsync(site.Source);
        Assert.Equal(["灯台.txt", "霧笛.html"], jobs.Select(j => j.Name).Order());
        Assert.Equal([15, 24], jobs.Select(j => j.Size).Order());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Several_files_are_picked_at_once_with_scripts_and_without(bool scripts)
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await using var window = await browser.Open(scripts: scripts);
        await window.Go(site, "/import");
        await window.Page.Locator("input[name=name]").FillAsync("港湾省 灯台課");
        await window
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync([
                .. Enumerable
                    .Range(1, 3)
                    .Select(n => new FilePayload
                    {
                        Name = $"{n}.txt",
                        MimeType = "text/plain",
                        Buffer = Encoding.UTF8.GetBytes($"{n}番目の計画"),
                    }),
            ]);
        await window.Page.Locator("form[data-upload] button[type=submit]").ClickAsync();
        await OnDesk.Expect(window, "[data-job][data-state=queued]", 3);
        var (jobs, _) = await GetJobs.RunAsync(site.Source);
        Assert.All(jobs, j => Assert.Equal("港湾省 灯台課", j.Actor));
        // Without scripts the page asks for itself anew, as long as something moves.
        for (var i = 0; i < 3; i++)
            await new ImportWorker(site.Source, $"w{i}", WholeReading.HereAsync).DrainAsync(
                TestContext.Current.CancellationToken
            );
        await OnDesk.Expect(window, "[data-job][data-state=review]", 3);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_row_follows_its_job_without_a_reload_and_cancel_and_resume_are_buttons_of_it()
    {
        await using var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await using var window = await browser.Open();
        await OnDesk.BringAsync(site, OnDesk.Plan);
        await window.Go(site, "/import");
        await OnDesk.Expect(window, "[data-job][data-state=queued]", 1);
        using var stop = new CancellationTokenSource();
        var slow = new SlowReader();
        var working = new ImportWorker(site.Source, "slow", slow.ReadAsync).RunAsync(stop.Token);
        await OnDesk.Expect(window, "[data-job][data-state=reading] progress:not([value])", 1);
        // A page that is loaded anew has no such mark.
        await window.Page.EvaluateAsync("() => document.body.dataset.same = 'yes'");
        slow.Report(3, 10);
        await OnDesk.Expect(window, "progress[max='10'][value='3']", 1);
        slow.Report(7, 10);
        await OnDesk.Expect(window, "body[data-same] progress[max='10'][value='7']", 1);

        await window.Page.Locator("form[action$='/cancel'] button").ClickAsync();
        await OnDesk.Expect(window, "[data-job][data-state=cancelled]", 1);
        await slow.Stopped.WaitAsync(
            TimeSpan.FromMinutes(1),
            TestContext.Current.CancellationToken
        );
        await window.Page.Locator("form[action$='/resume'] button").ClickAsync();
        await OnDesk.Expect(window, "[data-job][data-state=reading]", 1);
        slow.GoOn();
        await OnDesk.Expect(window, "[data-job][data-state=review]", 1);
        Assert.Equal(
            "確認待ち",
            await window.Page.Locator("[data-job] [data-words]").InnerTextAsync()
        );
        Assert.Equal("4", await window.Page.Locator("[data-job] [data-entries]").InnerTextAsync());
        await stop.CancelAsync();
        await working;
        Assert.Empty(window.Complaints);
    }

    /// <summary>Reads when it is told to; the first time it waits to be stopped.</summary>
    private sealed class SlowReader
    {
        private readonly TaskCompletionSource stopped = new();
        private readonly TaskCompletionSource goOn = new();
        private IProgress<(int, int)>? teller;

        public Task Stopped => stopped.Task;

        public void Report(int done, int pages) => teller!.Report((done, pages));

        public void GoOn() => goOn.SetResult();

        public async Task<ReadDocument> ReadAsync(
            byte[] bytes,
            string name,
            ProfilesToUse profiles,
            IProgress<(int Done, int Pages)>? progress,
            CancellationToken ct
        )
        {
            teller = progress;
            try
            {
                if (!stopped.Task.IsCompleted)
                    await Task.Delay(Timeout.Infinite, ct);
            }
            catch (OperationCanceledException)
            {
                stopped.SetResult();
                throw;
            }
            await goOn.Task;
            return await WholeReading.HereAsync(bytes, name, profiles, progress, ct);
        }
    }
}
