using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Domain.Texts;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

internal enum ScoreColumn
{
    Initiatives,
    OnPlan,
    Done,
    Incomplete,
    PartlyIncomplete,
    Discontinued,
    Rate,
    Other,
}

/// <summary>A row as printed.</summary>
/// <param name="Figures">One for each column of the header; null where a dash is printed.</param>
internal sealed record ScoreRow(SourceLine Line, string Area, decimal?[] Figures)
{
    /// <summary>The line of the area's name where that is wrapped.</summary>
    public int First { get; init; } = Line.Number;

    public bool IsTotal =>
        FollowUpScoreboard.Plain(Area).ToLowerInvariant()
            is "total"
                or "合計"
                or "計"
                or "全体"
                or "総計"
                or "合計(total)";
}

/// <summary>The scoreboard of a follow-up: its header, wherever it is wrapped, and its rows.</summary>
internal sealed partial class FollowUpScoreboard
{
    public List<ScoreColumn> Columns { get; } = [];
    public List<SourceLine> Header { get; } = [];
    public List<ScoreRow> Rows { get; } = [];

    /// <summary>Null where the document has no header with 進捗率 (or 達成率) over two rows of figures.</summary>
    public static FollowUpScoreboard? Find(SourceDocument document)
    {
        var lines = document.Lines;
        for (var i = 0; i < lines.Length; i++)
            if (
                lines[i].Text.Length < 200
                && lines[i].Text.AsSpan().ContainsAny(RateLetters)
                && RateWord().IsMatch(Plain(lines[i].Text))
            )
            {
                var found = new FollowUpScoreboard();
                var end = found.ReadHeader(lines.AsSpan(), i);
                found.ReadRows(lines.AsSpan()[end..]);
                if (found.Rows.Count > 1)
                    return found;
            }
        return null;
    }

    /// <summary>率, and its two twins that NFKC makes one with it.</summary>
    private static readonly SearchValues<char> RateLetters = SearchValues.Create("率\uf961\uf9db");

    /// <summary>NFKC without white space.</summary>
    public static string Plain(string text)
    {
        var plain = Normal.Nfkc(text);
        return Spacing.HasSpace(plain)
            ? string.Concat(plain.Where(c => !char.IsWhiteSpace(c)))
            : plain;
    }

    /// <returns>The index of the first line behind the header.</returns>
    private int ReadHeader(ReadOnlySpan<SourceLine> lines, int rate)
    {
        var first = rate;
        for (var i = rate - 1; i >= Math.Max(0, rate - 20); i--)
            if (IsHeaderLine(lines[i].Text))
                first = i;
            else if (!lines[i].IsBlank)
                break;
        var end = rate + 1;
        for (var i = rate + 1; i < Math.Min(lines.Length, rate + 20); i++)
            if (IsHeaderLine(lines[i].Text))
                end = i + 1;
            else if (!lines[i].IsBlank)
                break;
        var words = new StringBuilder();
        foreach (var line in lines[first..end])
            if (!line.IsBlank)
            {
                Header.Add(line);
                words.Append(Plain(line.Text));
            }
        foreach (Match word in ColumnWord().Matches(words.ToString()))
            Columns.Add(ColumnOf(word.Value));
        return end;
    }

    /// <summary>Nothing but the words of columns and marks between them.</summary>
    private static bool IsHeaderLine(string line) =>
        line.Length < 200
        && Plain(line) is { Length: > 0 } words
        && ColumnWord().IsMatch(words)
        && ColumnWord()
            .Replace(words, "")
            .Trim('/', '・', '、', '(', ')', '|', '%', '件', '数')
            .Length <= 4
        && !char.IsDigit(words[^1]);

    private static ScoreColumn ColumnOf(string word) =>
        word switch
        {
            _ when word.EndsWith('率') => ScoreColumn.Rate,
            _ when word.Contains("未了", StringComparison.Ordinal)
                    && word.AsSpan().IndexOfAny('/', '・') >= 0 => ScoreColumn.Incomplete,
            "一部未了" => ScoreColumn.PartlyIncomplete,
            "未了" or "未達成" or "遅れ" or "遅延" => ScoreColumn.Incomplete,
            "完了" or "達成" => ScoreColumn.Done,
            "中止" or "廃止" => ScoreColumn.Discontinued,
            "計画通り" or "計画どおり" or "予定通り" or "順調" => ScoreColumn.OnPlan,
            "取組数" or "取組件数" or "取組総数" or "総数" or "件数" or "取組" =>
                ScoreColumn.Initiatives,
            _ => ScoreColumn.Other,
        };

    private void ReadRows(ReadOnlySpan<SourceLine> lines)
    {
        SourceLine? name = null;
        foreach (var line in lines)
        {
            if (line.IsBlank)
                continue;
            if (Row(line, name) is { } row)
            {
                Rows.Add(row);
                name = null;
                if (row.IsTotal)
                    break;
            }
            else if (name != null || line.Text.Length > 60)
                break;
            else if (!SlideLines.IsRule(line.Text))
                name = line;
        }
    }

    private ScoreRow? Row(SourceLine line, SourceLine? name)
    {
        if (line.Text.Length > 200)
            return null;
        var words = Normal
            .Nfkc(line.Text)
            .Replace('|', ' ')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var figures = words.Reverse().TakeWhile(w => Figure(w, out _)).Reverse().ToList();
        if (figures.Count != Columns.Count || figures.Count < 2)
            return null;
        var area = string.Concat(words[..^figures.Count]);
        // A long name is wrapped: the line above has its beginning.
        if (name != null && (area.Length == 0 || name.Number == line.Number - 1))
            area = Plain(name.Text) + area;
        return area.Length == 0
            ? null
            : new(line, area, [.. figures.Select(f => Figure(f, out var n) ? n : null)])
            {
                First = name != null ? name.Number : line.Number,
            };
    }

    private static bool Figure(string word, out decimal? figure)
    {
        figure = null;
        if (word is "-" or "―" or "ー" or "—" or "–" or "−")
            return true;
        var digits = word.TrimEnd('%', '件').Replace(",", "", StringComparison.Ordinal);
        if (
            digits.Length is 0 or > 12
            || !decimal.TryParse(
                digits,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
            return false;
        figure = value;
        return true;
    }

    [GeneratedRegex("進捗率|達成率|実施率|完了率")]
    private static partial Regex RateWord();

    [GeneratedRegex(
        "(?:進捗|達成|実施|完了)率|取組(?:件数|総数|数)?|総数|件数|計画(?:通|どお)り|予定通り|順調|一部未了[/・]未了|未了[/・]+一部未了|一部未了|未了|未達成|遅れ|遅延|完了|達成|中止|廃止"
    )]
    private static partial Regex ColumnWord();
}
