using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Shirube.Reading.Formats.Html;

/// <summary>What each element is to a reader.</summary>
internal static class HtmlElements
{
    /// <summary>What is no text of the page: programs, styles, controls, pictures, the readings above ruby.</summary>
    private static readonly FrozenSet<string> NoText = FrozenSet.Create(
        "audio",
        "button",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "meter",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "progress",
        "rp",
        "rt",
        "rtc",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video"
    );

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr"
    );

    private static readonly FrozenSet<string> UnseenClasses = FrozenSet.Create(
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screen-reader-only"
    );

    public static bool IsNoText(IElement element) =>
        NoText.Contains(element.LocalName)
        // Pages that unfold put a heading's words on a button.
        && !(element.LocalName == "button" && HeadingLevel(element.ParentElement) > 0);

    public static bool IsBlock(IElement element, HtmlStyles styles) =>
        Blocks.Contains(element.LocalName)
            ? styles.Of(element, "display") is not ("inline" or "inline-block")
            : styles.Of(element, "display")
                is "block"
                    or "flex"
                    or "grid"
                    or "list-item"
                    or "table";

    public static bool IsHidden(IElement element, HtmlStyles styles) =>
        element.HasAttribute("hidden")
        || styles.Of(element, "display") == "none"
        || styles.Of(element, "visibility") is "hidden" or "collapse"
        || element.ClassName is { Length: > 0 } && element.ClassList.Any(UnseenClasses.Contains);

    /// <summary>1 to 6; 0 for no heading.</summary>
    public static int HeadingLevel(IElement? element) =>
        element switch
        {
            null => 0,
            { LocalName: ['h', >= '1' and <= '6' and var level] } => level - '0',
            _ when element.GetAttribute("role") == "heading" => element.GetAttribute("aria-level")
                is [>= '1' and <= '6' and var level]
                ? level - '0'
                : 2,
            _ => 0,
        };

    public static bool IsList(IElement element) =>
        element.LocalName is "ul" or "ol" or "menu" or "dir";

    /// <summary>Why an element stands around the text: null for one that is text.</summary>
    /// <param name="isOutermost">It stands in no article, section or main part.</param>
    public static string? Margin(IElement element, bool isOutermost)
    {
        var role = element.GetAttribute("role");
        if (element.LocalName == "nav" || role is "navigation" or "search" or "banner")
            return "navigation";
        if (isOutermost && (element.LocalName == "footer" || role == "contentinfo"))
            return "page foot";
        return
            element.ClassName is { Length: > 0 }
            && element.ClassList.Any(c =>
                c is "breadcrumb" or "breadcrumbs" or "topicpath" or "pankuzu"
            )
            ? "navigation"
            : null;
    }

    /// <summary>Holds one or more footnotes.</summary>
    public static bool IsNotes(IElement element) =>
        element.GetAttribute("role") is "doc-footnote" or "doc-endnotes" or "doc-endnote"
        || element.LocalName is "div" or "section" or "ol" or "aside" or "p"
            && (
                element.ClassName is { Length: > 0 }
                    && element.ClassList.Any(c => c is "footnote" or "footnotes" or "endnotes")
                || element.Id is { Length: > 0 } id && IsNoteId(id)
            );

    /// <summary>The arrow behind a footnote that leads back to its place.</summary>
    public static bool IsWayBack(IElement element) =>
        element.GetAttribute("role") == "doc-backlink"
        || element.LocalName == "a"
            && (
                element.ClassName is { Length: > 0 }
                    && element.ClassList.Any(c =>
                        c is "footnote-back-ref" or "footnote-backref" or "footnote-back"
                    )
                || element.TextContent.Trim() is "↩" or "↩\ufe0e" or "↑" or "^"
            );

    /// <summary>As word processors name them: sdfootnote1, ftn1, edn2; but not the reference in the text.</summary>
    private static bool IsNoteId(string id)
    {
        var name = id.TrimEnd("0123456789".ToCharArray());
        return name.Length < id.Length
            && name is "sdfootnote" or "sdendnote" or "ftn" or "edn" or "footnote-" or "footnote";
    }

    /// <summary>The figures of a sup element as raised ones; null where it holds anything else.</summary>
    public static string? Raised(IElement element)
    {
        const string raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        var words = element.TextContent.Trim();
        return words.Length is > 0 and <= 4 && words.All(char.IsAsciiDigit)
            ? string.Concat(words.Select(c => raised[c - '0']))
            : null;
    }

    /// <summary>All words of an element without going down by calls: a page may be nested a million times.</summary>
    public static IEnumerable<IText> WordsOf(IElement top)
    {
        var open = new Stack<(INode Parent, int Next)>([(top, 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Parent.ChildNodes.Length)
                continue;
            open.Push((at.Parent, at.Next + 1));
            var child = at.Parent.ChildNodes[at.Next];
            if (child is IText words)
                yield return words;
            else if (child is not IElement element || !IsNoText(element))
                open.Push((child, 0));
        }
    }
}
