namespace Shirube.Bench.Pages;

internal static class PagesBench
{
    public static Task RunAsync(Uri site)
    {
        Console.WriteLine(site);
        return Task.CompletedTask;
    }
}
