using System.Text;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>Reads from <c>pdftohtml -xml</c> what the letters of each page look like, and hands on one page at a time.
/// Its words are not used: they come in the order of drawing.</summary>
internal sealed class FontStream(Stream stream, double zoom, Action<FontPage> onPage)
{
    private const int SubsetPrefix = 7;
    private readonly TagStream tags = new(stream);
    private readonly Dictionary<int, (double Size, string Font)> fonts = [];
    private readonly Dictionary<(int Font, bool IsBold), Look> looks = [];

    public void Read()
    {
        List<FontRun> runs = [];
        var width = 0.0;
        Box box = default;
        int font = 0,
            letters = 0,
            bold = 0;
        var isBold = false;
        while (tags.TryNext(out var before, out var tag))
        {
            letters += before.Length;
            bold += isBold ? before.Length : 0;
            if (TagStream.Is(tag, "text "u8))
            {
                box = BoxOf(tag);
                font = (int)TagStream.Number(tag, "font=\""u8);
                letters = bold = 0;
                isBold = false;
            }
            else if (TagStream.Is(tag, "/text"u8))
                runs.Add(new(box, LookOf(font, bold * 2 > letters)));
            else if (tag.SequenceEqual("b"u8))
                isBold = true;
            else if (tag.SequenceEqual("/b"u8))
                isBold = false;
            else if (TagStream.Is(tag, "fontspec "u8))
                AddFont(tag);
            else if (TagStream.Is(tag, "page "u8))
                width = TagStream.Number(tag, "width=\""u8);
            else if (TagStream.Is(tag, "/page"u8))
            {
                onPage(new(width, runs));
                runs = [];
            }
        }
    }

    private void AddFont(ReadOnlySpan<byte> tag)
    {
        var name = tag[Math.Min(tag.Length, tag.IndexOf("family=\""u8) + 8)..];
        var end = name.IndexOf((byte)'"');
        var font = Encoding.UTF8.GetString(end < 0 ? name : name[..end]);
        if (font.Length > SubsetPrefix && font[SubsetPrefix - 1] == '+')
            font = font[SubsetPrefix..];
        fonts[(int)TagStream.Number(tag, "id=\""u8)] = (TagStream.Number(tag, "size=\""u8), font);
    }

    private Look LookOf(int font, bool isBold)
    {
        if (looks.TryGetValue((font, isBold), out var look))
            return look;
        var (size, name) = fonts.GetValueOrDefault(font);
        // Whole pixels at this zoom: half points are all that they tell.
        look = new(
            Math.Round(size / zoom * 2) / 2,
            isBold,
            string.IsNullOrEmpty(name) ? null : name
        );
        return looks[(font, isBold)] = look;
    }

    private static Box BoxOf(ReadOnlySpan<byte> tag)
    {
        var left = TagStream.Number(tag, "left=\""u8);
        var top = TagStream.Number(tag, "top=\""u8);
        return new(
            left,
            top,
            left + TagStream.Number(tag, "width=\""u8),
            top + TagStream.Number(tag, "height=\""u8)
        );
    }
}
