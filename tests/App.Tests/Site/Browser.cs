using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Shirube.App.Tests.Site.Browser))]

namespace Shirube.App.Tests.Site;

/// <summary>One Chromium for all tests of the assembly, started by the first that asks.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A fresh window. Whatever its console complains of (refused scripts and styles among it) is in
    /// <see cref="Window.Complaints"/>.</summary>
    public async Task<Window> Open(int width = 1280, bool scripts = true)
    {
        await turn.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            browser ??= await playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = "/usr/bin/chromium",
                    Args = ["--no-sandbox", "--disable-gpu"],
                }
            );
        }
        finally
        {
            turn.Release();
        }
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                JavaScriptEnabled = scripts,
                Locale = "ja-JP",
            }
        );
        return new(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser != null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        turn.Dispose();
    }
}

public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;

    public Window(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }
    public List<string> Complaints { get; } = [];

    public async Task Go(RunningSite site, string path) =>
        await Page.GotoAsync(new Uri(site.Address, path).ToString());

    /// <summary>Takes over somebody's cookies.</summary>
    public Task BecomeAsync(RunningSite site, string cookies) =>
        context.AddCookiesAsync(
            cookies
                .Split("; ")
                .Select(c => c.Split('=', 2))
                .Select(c => new Cookie
                {
                    Name = c[0],
                    Value = c[1],
                    Url = site.Address.ToString(),
                })
        );

    /// <summary>axe finds no fault in the page that is open, and it does not scroll sideways.</summary>
    public async Task FitsEverybodyAsync()
    {
        var found = await Page.RunAxe();
        Assert.True(
            found.Violations.Length == 0,
            Page.Url + string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}"))
        );
        Assert.True(
            await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            Page.Url
        );
    }

    /// <summary>Nor does any table inside its frame.</summary>
    public async Task NoTableScrollsAsync() =>
        Assert.Empty(
            await Page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('.table-frame')].filter(t => t.scrollWidth > t.clientWidth).map(t => t.ariaLabel)"
            )
        );

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
