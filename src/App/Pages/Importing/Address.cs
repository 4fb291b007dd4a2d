using System.Globalization;
using Shirube.Features.Importing;

namespace Shirube.App.Pages.Importing;

/// <summary>Where things lie on the desk.</summary>
internal static class Address
{
    public static string Page(Links links, long job, int page) =>
        links.To(
            $"/import/{job.ToString(CultureInfo.InvariantCulture)}",
            ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))
        );

    public static string Entry(Links links, long job, int page, string entry) =>
        links.To(
            $"/import/{job.ToString(CultureInfo.InvariantCulture)}",
            ("page", page.ToString(CultureInfo.InvariantCulture)),
            ("entry", entry)
        )
        + "#"
        + entry;

    public static string Line(Links links, long job, int page, int line) =>
        links.To(
            $"/import/{job.ToString(CultureInfo.InvariantCulture)}",
            ("page", page.ToString(CultureInfo.InvariantCulture)),
            ("line", line.ToString(CultureInfo.InvariantCulture))
        ) + string.Create(CultureInfo.InvariantCulture, $"#unread-{line}");

    public static string Mark(Links links, long job, DeskMark mark) =>
        mark.Entry is { } entry
            ? Entry(links, job, mark.Page, entry)
            : Line(links, job, mark.Page, mark.FirstLine);

    /// <summary>Where a decision is sent: with what is in hand, so that a refusal is shown beside it.</summary>
    public static string Decide(Links links, long job, int page, string? entry) =>
        links.To(
            $"/import/{job.ToString(CultureInfo.InvariantCulture)}/decide",
            ("page", page.ToString(CultureInfo.InvariantCulture)),
            ("entry", entry)
        );
}
