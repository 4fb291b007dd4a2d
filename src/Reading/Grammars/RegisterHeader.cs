using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>The head of a table of initiatives: which column holds the words, which the organisations.</summary>
/// <param name="Names">Of all columns, without spaces.</param>
internal sealed partial record RegisterHeader(
    ImmutableArray<string> Names,
    int WordsColumn,
    int OrganisationsColumn,
    int? LeadColumn = null
)
{
    /// <summary>What a table is taken to be whose head was not printed again.</summary>
    public static RegisterHeader Usual { get; } = new(["取組", "関係府省庁"], 0, 1);

    public static RegisterHeader? Of(SourceLine line)
    {
        if (!MayBeHead(line, OrganisationLetters) || !HasLabel(line.Text))
            return null;
        var names = Labels(line);
        if (names.Any(IsAbbreviationLabel))
            return null;
        var organisations = names.FindIndex(n => n.Length <= 40 && Organisations().IsMatch(n));
        if (organisations < 0)
            return null;
        var words = names.FindIndex(n => Words().IsMatch(n) && !Organisations().IsMatch(n));
        if (words < 0)
            words = names.FindIndex(n =>
                n.Length > 0 && !Organisations().IsMatch(n) && !Number().IsMatch(n)
            );
        if (words < 0)
            return null;
        var others = names.FindIndex(
            organisations + 1,
            n => n.Length <= 40 && Organisations().IsMatch(n)
        );
        return others < 0 ? new([.. names], words, organisations)
            : Lead().IsMatch(names[others]) ? new([.. names], words, organisations, others)
            : Lead().IsMatch(names[organisations]) ? new([.. names], words, others, organisations)
            : new([.. names], words, organisations);
    }

    /// <summary>The organisations of a row in one cell. Where the lead has a column of its own and others stand beside it,
    /// its names get the mark.</summary>
    public string OrganisationsOf(ImmutableArray<string> cells, RegisterNames known)
    {
        var others = cells[OrganisationsColumn];
        if (LeadColumn is not { } column || cells[column].Length == 0)
            return others;
        var leads = RegisterCell.Names(cells[column], known).Select(n => n.As);
        return others.Length == 0
            ? string.Join('、', leads)
            : string.Join('、', leads.Select(n => RegisterCell.LeadColumn + n).Append(others));
    }

    /// <summary>The head of a table of abbreviations: 略称 and 府省庁名.</summary>
    public static bool IsOfAbbreviations(SourceLine line) =>
        MayBeHead(line, AbbreviationLetters)
        && Labels(line) is var names
        && names.Exists(IsAbbreviationLabel)
        && names.Exists(n => n.Length > 0 && !IsAbbreviationLabel(n));

    public static bool IsAbbreviationLabel(string label) =>
        label is "略称" or "略語" or "略記" or "略号" or "略名" or "表記";

    /// <summary>Heads are short: spares most rows from being split.</summary>
    private static bool MayBeHead(SourceLine line, SearchValues<char> letters) =>
        line.Text.Length <= 120
        && TableRow.IsRow(line)
        && line.Text.AsSpan().IndexOfAny(letters) >= 0;

    /// <summary>Whether a cell begins with a letter that <see cref="Organisations"/> begins with.</summary>
    private static bool HasLabel(ReadOnlySpan<char> text)
    {
        foreach (var cell in text.SplitAny('\t', '|'))
            if (
                text[cell].TrimStart(" \u3000\u00a0*") is [var first, ..]
                && (LabelStarts.Contains(first) || char.IsWhiteSpace(first))
            )
                return true;
        return false;
    }

    private static readonly SearchValues<char> OrganisationLetters = SearchValues.Create(
        "府省庁担当所管部局課室機関主体組織者"
    );
    private static readonly SearchValues<char> LabelStarts = SearchValues.Create(
        "主関担所実推取責府省庁各部課機局組者"
    );
    private static readonly SearchValues<char> AbbreviationLetters = SearchValues.Create("略表");

    private static List<string> Labels(SourceLine line) =>
        [.. TableRow.Cells(line).Select(c => Spaces().Replace(c.Trim('*'), ""))];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^主|取りまとめ|責任")]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"^(?:主な|主たる)?(?:関係|担当|所管|主担当|関連|実施|推進|取りまとめ|責任|主管)?(?:府省庁|府省|省庁|各府省|部局|部署|部課|課|課室|機関|主体|局|所属|組織|者)(?:等|名)*(?:[(（].*[)）])?$|^(?:主)?(?:担当|所管|主管)(?:[(（].*[)）])?$",
        RegexOptions.None
    )]
    private static partial Regex Organisations();

    [GeneratedRegex("取組|取り組み|取組み|施策|内容|事業|項目|アクション|措置|対策|行動")]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:No\.?|番号|#|№|項番|通番)$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
