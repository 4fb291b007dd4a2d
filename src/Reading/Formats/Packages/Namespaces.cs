using System.Collections.Frozen;

namespace Shirube.Reading.Formats.Packages;

/// <summary>The namespaces of Office files and what we call them. Files written as "strict" (ISO/IEC 29500-1) use other
/// addresses for the same words as those written as "transitional" (ISO/IEC 29500-4).</summary>
internal static class Namespaces
{
    private const string Transitional = "http://schemas.openxmlformats.org/";
    private const string Strict = "http://purl.oclc.org/ooxml/";
    private const string Microsoft = "http://schemas.microsoft.com/office/";

    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<
        string,
        string
    >
    {
        [Transitional + "wordprocessingml/2006/main"] = "w:",
        [Strict + "wordprocessingml/main"] = "w:",
        [Transitional + "spreadsheetml/2006/main"] = "",
        [Strict + "spreadsheetml/main"] = "",
        [Transitional + "presentationml/2006/main"] = "p:",
        [Strict + "presentationml/main"] = "p:",
        [Transitional + "drawingml/2006/main"] = "a:",
        [Strict + "drawingml/main"] = "a:",
        [Transitional + "officeDocument/2006/relationships"] = "r:",
        [Strict + "officeDocument/relationships"] = "r:",
        [Transitional + "drawingml/2006/wordprocessingDrawing"] = "wp:",
        [Strict + "drawingml/wordprocessingDrawing"] = "wp:",
        [Transitional + "drawingml/2006/spreadsheetDrawing"] = "xdr:",
        [Strict + "drawingml/spreadsheetDrawing"] = "xdr:",
        [Transitional + "drawingml/2006/diagram"] = "dgm:",
        [Strict + "drawingml/diagram"] = "dgm:",
        [Transitional + "drawingml/2006/chart"] = "c:",
        [Strict + "drawingml/chart"] = "c:",
        [Transitional + "drawingml/2006/picture"] = "pic:",
        [Strict + "drawingml/picture"] = "pic:",
        [Transitional + "officeDocument/2006/math"] = "m:",
        [Strict + "officeDocument/math"] = "m:",
        [Transitional + "markup-compatibility/2006"] = "mc:",
        [Microsoft + "word/2010/wordprocessingShape"] = "wps:",
        [Microsoft + "word/2010/wordprocessingGroup"] = "wpg:",
        [Microsoft + "word/2010/wordprocessingCanvas"] = "wpc:",
        ["urn:schemas-microsoft-com:vml"] = "v:",
        ["http://www.w3.org/XML/1998/namespace"] = "xml:",
    }.ToFrozenDictionary();

    /// <summary>Extensions in whose words nothing is said that we do not read.</summary>
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        Microsoft + "word/2010/wordml",
        Microsoft + "word/2012/wordml",
        Microsoft + "drawing/2010/main",
        Microsoft + "drawing/2014/main",
        Microsoft + "powerpoint/2010/main",
        Microsoft + "powerpoint/2012/main",
        Microsoft + "spreadsheetml/2009/9/main",
        Microsoft + "spreadsheetml/2009/9/ac"
    );

    /// <summary>The prefix with its colon; <c>?:</c> for a namespace that is not read.</summary>
    public static string Prefix(string address) =>
        address.Length == 0 ? "" : Prefixes.GetValueOrDefault(address, "?:");

    /// <summary>Whether a choice that asks for this namespace can be read as well as its author meant it.</summary>
    public static bool IsUnderstood(string? address) =>
        address != null && (Prefixes.ContainsKey(address) || Harmless.Contains(address));
}
