using Shirube.Features.Portfolio;

namespace Shirube.App.Pages.Portfolio;

/// <summary>Where an entry stands on the page of the portfolio, so that search and API can lead there.</summary>
internal static class Ids
{
    public static string Of(PortfolioEntry entry) => Of(entry.Sha256, entry.Key);

    /// <param name="sha256">Of the document; its first 12 digits name it.</param>
    public static string Of(string sha256, string key) => $"p-{sha256[..12]}-{key}";
}
