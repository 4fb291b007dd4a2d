namespace Shirube.Domain.Proposals;

/// <summary>What a person should know about how the file was read: a page without text, a hidden column, a link that was
/// not followed.</summary>
/// <param name="Kind">See <see cref="RemarkKinds"/>.</param>
/// <param name="Page">1-based page, sheet or slide, where it is about one.</param>
public sealed record Remark(string Kind, int? Page, Message Text);

public static class RemarkKinds
{
    /// <summary>A page that is only a picture and was not read.</summary>
    public const string NeedsOcr = "needs-ocr";

    /// <summary>A page whose letters were recognised from its picture: to be checked word by word.</summary>
    public const string Ocr = "ocr";

    /// <summary>Hidden rows, columns, sheets, slides or text.</summary>
    public const string Hidden = "hidden";

    /// <summary>Macros, links to other files, embedded objects: never run, never fetched.</summary>
    public const string NotFollowed = "not-followed";

    /// <summary>Damaged or cut off: what could be read was read.</summary>
    public const string Damaged = "damaged";

    /// <summary>Left out because it is too large or too deep.</summary>
    public const string Limit = "limit";
}
