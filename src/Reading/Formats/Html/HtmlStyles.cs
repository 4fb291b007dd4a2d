using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Shirube.Reading.Formats.Html;

/// <summary>What styles say of an element, as far as it changes what a reader sees. From rules for a tag, a class or an id
/// inside the page, and from style attributes; style sheets elsewhere are not fetched.</summary>
internal sealed partial class HtmlStyles
{
    private const int MostRules = 5_000;
    private const int LongestSheet = 1_000_000;

    private readonly Dictionary<string, Dictionary<string, string>> rules = new(
        StringComparer.Ordinal
    );

    public HtmlStyles(IDocument document)
    {
        var left = LongestSheet;
        foreach (var sheet in document.GetElementsByTagName("style"))
        {
            var css = sheet.TextContent;
            if ((left -= css.Length) < 0)
                break;
            Read(css);
        }
    }

    /// <summary>The value of a property, lower case; null where no rule sets it.</summary>
    public string? Of(IElement element, string property)
    {
        if (
            element.GetAttribute("style") is { Length: > 0 } own
            && Find(own, property) is { } inline
        )
            return inline;
        if (rules.Count == 0)
            return null;
        if (element.Id is { Length: > 0 } id && Value("#" + id, property) is { } byId)
            return byId;
        string? found = null;
        foreach (var name in element.ClassList.Take(20))
            found =
                Value($"{element.LocalName}.{name}", property)
                ?? Value("." + name, property)
                ?? found;
        return found ?? Value(element.LocalName, property);
    }

    private string? Value(string selector, string property) =>
        rules.GetValueOrDefault(selector)?.GetValueOrDefault(property);

    private void Read(string css)
    {
        css = Comment().Replace(css, " ");
        for (var at = 0; at < css.Length && rules.Count < MostRules; )
        {
            var open = css.IndexOf('{', at);
            if (open < 0)
                return;
            var close = css.IndexOf('}', open);
            if (close < 0)
                return;
            var selectors = css[at..open];
            if (selectors.Contains('@', StringComparison.Ordinal))
            {
                at = BehindBlock(css, open);
                continue;
            }
            var declarations = css[(open + 1)..close];
            foreach (var selector in selectors.Split(',').Take(100))
                if (Simple().IsMatch(selector.Trim()))
                    Add(selector.Trim(), declarations);
            at = close + 1;
        }
    }

    /// <summary>What applies on paper or on small screens alone is left out.</summary>
    private static int BehindBlock(string css, int open)
    {
        var depth = 0;
        for (var i = open; i < css.Length; i++)
            if (css[i] == '{')
                depth++;
            else if (css[i] == '}' && --depth == 0)
                return i + 1;
        return css.Length;
    }

    private void Add(string selector, string declarations)
    {
        if (!rules.TryGetValue(selector, out var rule))
            rules[selector] = rule = new(StringComparer.Ordinal);
        foreach (var (property, value) in Declarations(declarations))
            rule[property] = value;
    }

    private static string? Find(string declarations, string property)
    {
        if (!declarations.Contains(property, StringComparison.OrdinalIgnoreCase))
            return null;
        string? found = null;
        foreach (var (name, value) in Declarations(declarations))
            if (name == property)
                found = value;
        return found;
    }

    private static IEnumerable<(string Property, string Value)> Declarations(string text)
    {
        foreach (var declaration in text.Split(';').Take(100))
            if (declaration.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                var value = declaration[(colon + 1)..].Trim().ToLowerInvariant();
                if (value.EndsWith("!important", StringComparison.Ordinal))
                    value = value[..^"!important".Length].Trim();
                yield return (Long(declaration[..colon].Trim().ToLowerInvariant()), value);
            }
    }

    private static string Long(string property) =>
        property switch
        {
            "text-decoration-line" => "text-decoration",
            "list-style-type" => "list-style",
            _ => property,
        };

    [GeneratedRegex(@"/\*.*?(?:\*/|$)", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?:[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?\.[\w\-]+|#[\w\-]+)$")]
    private static partial Regex Simple();
}
