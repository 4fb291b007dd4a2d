using System.Globalization;
using Shirube.Domain;
using Shirube.Features.Publishing;

namespace Shirube.App.Api;

/// <summary>What a request for a list asks, checked.</summary>
/// <param name="Csv">The whole list as CSV instead of a page of JSON.</param>
internal sealed record ApiRequest(
    DatasetQuery Query,
    int Page,
    int Size,
    bool Csv,
    bool ByteOrderMark
)
{
    public const int LargestSize = 500;
    public const int DefaultSize = 50;

    private static readonly string[] Ours = ["page", "size", "format", "bom"];

    /// <summary>The request, or what is wrong with it.</summary>
    public static (ApiRequest? Request, Message Fault) Of(
        IQueryCollection given,
        Dataset dataset,
        string baseUrl
    )
    {
        string[] known = [.. dataset.Filters.Select(f => f.Name), .. Ours];
        if (given.Keys.FirstOrDefault(k => !known.Contains(k)) is { } unknown)
            return (
                null,
                new(
                    $"「{unknown}」という指定はありません。使えるもの：{string.Join("、", known)}",
                    $"There is no parameter '{unknown}'. Known: {string.Join(", ", known)}"
                )
            );
        if (Whole(given, "page", 1) is not { } page || page < 1)
            return (
                null,
                new(
                    "page は 1 以上の整数で指定してください。",
                    "page must be a whole number from 1."
                )
            );
        if (Whole(given, "size", DefaultSize) is not (>= 1 and <= LargestSize and var size))
            return (
                null,
                new(
                    $"size は 1 から {LargestSize} の整数で指定してください。",
                    $"size must be a whole number from 1 to {LargestSize}."
                )
            );
        if ((string?)given["format"] is not (null or "json" or "csv"))
            return (null, new("format は json か csv です。", "format is json or csv."));
        if ((string?)given["bom"] is not (null or "true" or "false"))
            return (null, new("bom は true か false です。", "bom is true or false."));
        if (given.FirstOrDefault(p => p.Value.Count > 1) is { Key: { } twice })
            return (
                null,
                new(
                    $"「{twice}」が二度指定されています。一つにしてください。",
                    $"'{twice}' is given twice. Give it once."
                )
            );
        if (given.FirstOrDefault(p => p.Value.ToString().Contains('\0')) is { Key: { } nul })
            return (
                null,
                new(
                    $"「{nul}」に使えない文字（NUL）があります。",
                    $"'{nul}' holds a character that cannot be used (NUL)."
                )
            );
        foreach (var filter in dataset.Filters)
            if (NotAmong(filter, given[filter.Name].ToString()) is { } codes)
                return (
                    null,
                    new(
                        $"{filter.Name} は次のどれかで指定してください：{string.Join("、", codes)}",
                        $"{filter.Name} must be one of: {string.Join(", ", codes)}"
                    )
                );
        var filters = dataset.Filters.ToDictionary(f => f.Name, f => given[f.Name].ToString());
        var query = new DatasetQuery(baseUrl, filters) { Offset = (page - 1) * size, Limit = size };
        return (new(query, page, size, given["format"] == "csv", given["bom"] == "true"), default);
    }

    /// <summary>The codes a filter may have, where the value is none of them: an empty list would say that there is nothing.</summary>
    private static IEnumerable<string>? NotAmong(Filter filter, string value)
    {
        if (filter.Codes is null || value.Length == 0)
            return null;
        var codes = CodeTables.All.Single(t => t.Name == filter.Codes).Codes.Select(c => c.Code);
        return codes.Contains(value) ? null : codes;
    }

    private static int? Whole(IQueryCollection given, string name, int otherwise) =>
        !given.ContainsKey(name) ? otherwise
        : int.TryParse(given[name], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && n <= 1_000_000
            ? n
        : null;
}
