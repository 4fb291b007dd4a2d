using Shirube.App.Pages.Parts;
using Shirube.Features.Sources;

namespace Shirube.App.Pages.Sources;

internal static class SourceWords
{
    public static string Title(Localiser l, SourceCard card) =>
        card.Title.Length > 0 ? card.Title : l["（題名なし）", "(untitled)"];

    /// <summary>The account as figures; its lines add up to those of the file.</summary>
    public static ChartData Account(Localiser l, SourceCard card) =>
        new(
            ChartKind.Bar,
            l["行の扱い", "What became of a line"],
            [new(l["行数", "Lines"])],
            [
                new(l["読み取った行", "Read"], [card.Read]),
                new(l["飾りの行", "Furniture"], [card.Furniture]),
                new(l["未読の行", "Unread"], [card.Unread]),
                new(l["空行", "Blank"], [card.Blank]),
                new(l["ファイルの行数", "Lines of the file"], [card.Lines], IsTotal: true),
            ]
        );

    public static string Size(Localiser l, int bytes) =>
        bytes < 1024 ? l[$"{bytes}バイト", $"{bytes} bytes"]
        : bytes < 1 << 20 ? $"{(bytes / 1024.0).ToString("0.#", l.Culture)} KiB"
        : $"{(bytes / 1048576.0).ToString("0.#", l.Culture)} MiB";
}
