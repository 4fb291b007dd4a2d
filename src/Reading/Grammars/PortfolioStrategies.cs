using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The strategies of countries and regions: a table with a country in the first cell and its strategies, each
/// with its year, in the next.</summary>
internal static partial class PortfolioStrategies
{
    public static bool IsTable(List<PortfolioBlock> rows, string heading) =>
        rows.Count > 1
        && rows[0].Cells.Length >= 2
        && (
            Country().IsMatch(PortfolioWords.Clean(rows[0].Cells[0]))
            || PortfolioContexts.IsAbroad(heading)
        )
        && rows.Skip(1).Count(r => r.Cells.Length >= 2 && Year().IsMatch(HalfWidth.Of(r.Cells[1])))
            * 2
            > rows.Count - 1;

    public static void Read(List<PortfolioBlock> rows, PortfolioWriting writing)
    {
        var hasHead =
            rows[0].IsHeaderRow || !Year().IsMatch(HalfWidth.Of(string.Concat(rows[0].Cells)));
        if (hasHead)
            writing.Furniture(rows[0], "table header");
        var country = "";
        foreach (var row in hasHead ? rows.Skip(1) : rows)
        {
            // A country of several rows is printed once.
            if (PortfolioWords.Clean(row.Cells[0]) is { Length: > 0 } named)
                country = named;
            foreach (var cell in row.Cells.Skip(1))
            foreach (var piece in Pieces(cell))
                Add(piece, country, row, writing);
        }
    }

    private static IEnumerable<string> Pieces(string cell) =>
        HtmlCell
            .Pieces(cell)
            .SelectMany(p => p.Text.Split('\n'))
            .SelectMany(t => InlineBullet().Split(t))
            .Select(t => PortfolioMarks.Cut(PortfolioWords.Clean(t)).Words)
            .Where(t => t.Length > 1);

    private static void Add(
        string piece,
        string country,
        PortfolioBlock row,
        PortfolioWriting writing
    )
    {
        var name = piece;
        var note = "";
        if (name.IndexOf('※', StringComparison.Ordinal) is > 0 and var at)
            (name, note) = (name[..at].Trim(), name[(at + 1)..].Trim());
        var dated = Dated().Match(HalfWidth.Of(name));
        var words = dated.Success ? name[..dated.Index].Trim() : name;
        var abbreviation = Abbreviation().Match(HalfWidth.Of(words));
        var draft = writing.Add(
            EntryKind.CountryStrategy,
            abbreviation is { Success: true } a && a.Index + a.Length == words.Length
                ? words[..a.Index].Trim()
                : words,
            row.First,
            row.Last,
            dated.Success ? 0.95 : 0.8,
            writing.Parent
        );
        PortfolioWriting.Field(draft, "country", country);
        PortfolioWriting.Field(draft, "note", note);
        PortfolioWriting.Field(draft, "abbreviation", abbreviation.Groups["name"].Value);
        if (dated.Success)
            AddYears(draft, dated.Groups["inside"].Value);
        else if (Year().Matches(HalfWidth.Of(words)) is { Count: > 0 } years)
            PortfolioWriting.Field(draft, "year", PortfolioYears.Of(years[^1].Value));
    }

    private static void AddYears(Draft draft, string inside)
    {
        var updated = new List<string>();
        foreach (Match match in Year().Matches(inside))
        {
            if (PortfolioYears.Of(match.Value) is not { } year)
                continue;
            var behind = inside[(match.Index + match.Length)..].TrimStart('年', '度', ' ');
            if (Update().IsMatch(behind))
                updated.Add(year.ToString(CultureInfo.InvariantCulture));
            if (!draft.Fields.ContainsKey("year"))
            {
                draft.Fields["year"] = (long)year;
                if (Open().IsMatch(behind))
                    draft.Fields["ongoing"] = true;
            }
            else if (Span().IsMatch(inside[..match.Index]))
                draft.Fields["yearTo"] = (long)year;
        }
        PortfolioWriting.Fields(draft, "updated", updated);
        PortfolioWriting.Field(
            draft,
            "organisation",
            Body().Match(inside).Groups["name"].Value.Trim()
        );
    }

    [GeneratedRegex(@"^(?:国|国名|国・地域|国/地域|国／地域|地域|対象国|国又は地域)(?:名)?$")]
    private static partial Regex Country();

    [GeneratedRegex(
        @"(?:(?:令和|平成)\s?(?:[0-9]{1,2}|元)(?=年)|(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9]))"
    )]
    private static partial Regex Year();

    [GeneratedRegex(@"\s*\((?<inside>[^()]{0,40}(?:[0-9]{4}|令和|平成)[^()]{0,30})\)$")]
    private static partial Regex Dated();

    [GeneratedRegex(@"\((?<name>[A-Z][A-Z0-9\-]{1,9})\)")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"^\s*(?:更新|改訂|改定|改正|見直し|[Uu]pdate|[Rr]evis)")]
    private static partial Regex Update();

    [GeneratedRegex(@"^\s*[-–~～〜]\s*$")]
    private static partial Regex Open();

    [GeneratedRegex(@"[-–~～〜]\s*$")]
    private static partial Regex Span();

    [GeneratedRegex(@"^(?<name>[^0-9,、]{2,30})[,、]")]
    private static partial Regex Body();

    [GeneratedRegex(@"(?<=[)）])\s*[・•;；]\s*|(?<=[)）]、)")]
    private static partial Regex InlineBullet();
}
