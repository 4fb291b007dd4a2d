using System.IO.Compression;
using System.Text;

namespace Shirube.Reading.Tests.Office;

/// <summary>An Office file built by hand, part by part, so that a test shows the very words that Word or Excel would
/// have written.</summary>
internal sealed class PackageFile
{
    private const string Relationships =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private readonly List<(string Path, string Text)> parts = [];
    private readonly Dictionary<string, List<string>> links = [];
    private readonly StringBuilder types = new();

    /// <param name="type">Content type behind <c>application/vnd.openxmlformats-officedocument.</c>, or whole.</param>
    public PackageFile Part(string path, string type, string xml)
    {
        var whole = type.StartsWith("application/", StringComparison.Ordinal)
            ? type
            : "application/vnd.openxmlformats-officedocument." + type;
        var entry = $"<Override PartName=\"/{path}\" ContentType=\"{whole}\"/>";
        types.Append(entry);
        parts.Add((path, xml));
        return this;
    }

    /// <param name="from">Path of a part; empty for the package.</param>
    /// <param name="kind">Last word of the relationship's type: <c>styles</c>; or the whole address.</param>
    public PackageFile Link(
        string from,
        string id,
        string kind,
        string target,
        bool isExternal = false
    )
    {
        if (!links.TryGetValue(from, out var list))
            links[from] = list = [];
        var mode = isExternal ? " TargetMode=\"External\"" : "";
        var type = kind.Contains(':', StringComparison.Ordinal) ? kind : Relationships + kind;
        list.Add($"<Relationship Id=\"{id}\" Type=\"{type}\" Target=\"{target}\"{mode}/>");
        return this;
    }

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, true))
        {
            Write(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"
                    + $"{types}</Types>"
            );
            foreach (var (from, list) in links)
                Write(
                    zip,
                    RelationshipsOf(from),
                    $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(list)}</Relationships>"
                );
            foreach (var (path, text) in parts)
                Write(zip, path, text);
        }
        return bytes.ToArray();
    }

    private static string RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    private static void Write(ZipArchive zip, string path, string text)
    {
        using var stream = zip.CreateEntry(path).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
