using System.Text.RegularExpressions;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>What a style says with all it is based on.</summary>
/// <param name="Outline">0-based outline level; null where it is body text.</param>
/// <param name="Numbering"><c>w:numPr</c> of the style.</param>
internal sealed record DocxStyle(
    string Name,
    RunLook Look,
    int? Outline,
    Element? Numbering,
    StyleRole Role
);

internal enum StyleRole
{
    None,
    Title,
    Heading,
    Contents,
    ContentsTitle,
    Caption,
    Footer,
}

/// <summary>The styles of a Word document, by id, each with what it inherits.</summary>
internal sealed partial class DocxStyles
{
    private const int LongestChain = 20;
    private const int OutlineLevels = 9;
    private readonly Dictionary<string, Element> all = [];
    private readonly Dictionary<string, DocxStyle> resolved = [];
    private readonly RunLook letters;
    private readonly string? usual;

    /// <param name="part"><c>w:styles</c>; null where the document has none.</param>
    public DocxStyles(Element? part)
    {
        letters = RunLook.Of(part?.Child("w:docDefaults", "w:rPrDefault", "w:rPr"));
        foreach (var style in part?.ChildrenCalled("w:style") ?? [])
        {
            if (style["w:styleId"] is not { } id)
                continue;
            all[id] = style;
            if (style["w:type"] == "paragraph" && Figures.IsOn(style["w:default"]))
                usual = id;
        }
        Usual = Resolve(usual);
    }

    /// <summary>Of a paragraph that names no style.</summary>
    public DocxStyle Usual { get; }

    /// <param name="id">Null for the usual paragraph style; what is unknown is taken for it, too.</param>
    public DocxStyle Of(string? id)
    {
        if (id == null || !all.ContainsKey(id))
            return Usual;
        if (!resolved.TryGetValue(id, out var style))
            resolved[id] = style = Resolve(id);
        return style;
    }

    /// <summary>What a character style adds; nothing where there is none.</summary>
    public RunLook OfLetters(string? id) =>
        id != null && all.ContainsKey(id) ? Chain(id).Aggregate(default(RunLook), Lower) : default;

    private DocxStyle Resolve(string? id)
    {
        var chain = Chain(id).ToArray();
        var names = chain.Select(s => s.Child("w:name")?["w:val"] ?? "").ToArray();
        var outline = chain
            .Select(s => s.Child("w:pPr")?.Number("w:outlineLvl"))
            .FirstOrDefault(n => n != null);
        outline ??= names.Select(HeadingLevel).FirstOrDefault(n => n != null);
        var role = names.Select(RoleOf).FirstOrDefault(r => r != StyleRole.None);
        var isHeading =
            outline is >= 0 and < OutlineLevels && role is StyleRole.None or StyleRole.Heading;
        return new(
            names.FirstOrDefault() ?? "",
            letters is var floor ? chain.Aggregate(default(RunLook), Lower).Over(floor) : floor,
            isHeading ? outline : null,
            chain.Select(s => s.Child("w:pPr", "w:numPr")).FirstOrDefault(n => n != null),
            isHeading ? StyleRole.Heading
                : role == StyleRole.Heading ? StyleRole.None
                : role
        );
    }

    private static RunLook Lower(RunLook upper, Element style) =>
        upper.Over(RunLook.Of(style.Child("w:rPr")));

    /// <summary>The style and what it is based on, the nearest first.</summary>
    private IEnumerable<Element> Chain(string? id)
    {
        for (var n = 0; n < LongestChain && id != null; n++)
        {
            if (!all.TryGetValue(id, out var style))
                yield break;
            yield return style;
            id = style.Child("w:basedOn")?["w:val"];
        }
    }

    /// <summary>Word keeps English names inside, others write what their menus say.</summary>
    private static int? HeadingLevel(string name) =>
        HeadingName().Match(name) is { Success: true } match
            ? match.Groups[1].Value[0] switch
            {
                >= '１' and var wide => wide - '１',
                var digit => digit - '1',
            }
        : MainHeading().IsMatch(name) ? 0
        : null;

    private static StyleRole RoleOf(string name) =>
        HeadingLevel(name) != null ? StyleRole.Heading
        : ContentsName().IsMatch(name) ? StyleRole.Contents
        : ContentsTitle().IsMatch(name) ? StyleRole.ContentsTitle
        : TitleName().IsMatch(name) ? StyleRole.Title
        : CaptionName().IsMatch(name) ? StyleRole.Caption
        : StyleRole.None;

    [GeneratedRegex(
        @"^(?:heading|見出し|標題|titre|überschrift)[ _　]*([1-9１-９])$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex HeadingName();

    [GeneratedRegex("^大見出し$")]
    private static partial Regex MainHeading();

    [GeneratedRegex(@"^(?:toc|目次|contents)[ _　]*[1-9１-９]$", RegexOptions.IgnoreCase)]
    private static partial Regex ContentsName();

    [GeneratedRegex(
        "^(?:toc heading|contents heading|目次の?(?:見出し|タイトル))$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ContentsTitle();

    [GeneratedRegex("^(?:title|表題|タイトル|文書名)$", RegexOptions.IgnoreCase)]
    private static partial Regex TitleName();

    [GeneratedRegex("^(?:caption|図表番号|図番号|表番号)$", RegexOptions.IgnoreCase)]
    private static partial Regex CaptionName();
}
