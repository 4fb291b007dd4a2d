using System.Net;
using System.Text;

namespace Shirube.Reading.Stages;

internal enum CellPieceKind
{
    /// <summary>Text outside list items and between breaks: a paragraph, or bullets run together.</summary>
    Loose,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>An item of a list inside a list.</summary>
    Detail,
}

internal sealed record CellPiece(CellPieceKind Kind, string Text);

/// <summary>The pieces of a table cell that carries remains of HTML. The markup is only a hint where pieces end; it need
/// not be well formed, and entities are decoded after the tags are gone, so that none can come back.</summary>
internal static class HtmlCell
{
    public static List<CellPiece> Pieces(string cell)
    {
        var pieces = new List<CellPiece>();
        var text = new StringBuilder();
        var kind = CellPieceKind.Loose;
        var depth = 0;
        var at = 0;
        foreach (System.Text.RegularExpressions.Match tag in PrintedWords.Tag().Matches(cell))
        {
            text.Append(cell, at, tag.Index - at);
            at = tag.Index + tag.Length;
            var closes = cell[tag.Index + 1] == '/';
            switch (tag.Groups["name"].Value.ToLowerInvariant())
            {
                case "ul" or "ol":
                    Flush();
                    depth = Math.Max(0, depth + (closes ? -1 : 1));
                    kind = CellPieceKind.Loose;
                    break;
                case "li":
                    Flush();
                    kind =
                        closes ? CellPieceKind.Loose
                        : depth > 1 ? CellPieceKind.Detail
                        : CellPieceKind.Item;
                    break;
                case "p" or "br" or "div" or ['h', _]:
                    Flush();
                    break;
            }
        }
        text.Append(cell, at, cell.Length - at);
        Flush();
        return pieces;

        void Flush()
        {
            var words = WebUtility.HtmlDecode(text.ToString()).Trim();
            if (words.Length > 0)
                pieces.Add(new(kind, words));
            text.Clear();
        }
    }
}
