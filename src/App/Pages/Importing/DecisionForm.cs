using System.Collections.Immutable;
using System.Globalization;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Domain.Proposals.Decisions;
using Shirube.Features.Importing;

namespace Shirube.App.Pages.Importing;

/// <summary>What a form of the desk says, as an action on the entries it shows.</summary>
internal static class DecisionForm
{
    public static (DeskAction? Action, Message? Wrong) Read(IFormCollection form, DeskEntry? entry)
    {
        var id = Text(form, "id");
        return Text(form, "action") switch
        {
            "accept" => (new DeskAction.Accepts(id), null),
            "accept-above" => double.TryParse(
                Text(form, "above"),
                CultureInfo.InvariantCulture,
                out var above
            )
                ? (new DeskAction.AcceptsAbove(above), null)
                : (null, Incomplete),
            "correct" when entry is not null => Correction(form, entry),
            "split" when entry is not null => (
                new DeskAction.Splits(id, Pieces(entry.Entry, Words(form))),
                null
            ),
            "join" => (new DeskAction.Joins([id, Text(form, "after")]), null),
            "reject" => (new DeskAction.Rejects(id), null),
            "withdraw" when Number(form, "number") is { } number => (
                new DeskAction.Withdraws(number),
                null
            ),
            "furniture" when entry is not null => (
                new DeskAction.SetsAside(entry.Entry.Place.FirstLine, entry.Entry.Place.LastLine),
                null
            ),
            "furniture"
                when Number(form, "first") is { } first && Number(form, "last") is { } last => (
                new DeskAction.SetsAside((int)first, (int)last),
                null
            ),
            "read-line"
                when Number(form, "first") is { } first
                    && Number(form, "last") is { } last
                    && Kind(form) is { } kind => (
                new DeskAction.Reads((int)first, (int)last, kind, Words(form), Parent(form)),
                null
            ),
            _ => (null, Incomplete),
        };
    }

    private static (DeskAction?, Message?) Correction(IFormCollection form, DeskEntry seen)
    {
        var entry = seen.Entry;
        var (mentions, wrong) = ResponsibleLines.Read(Text(form, "responsible"));
        if (wrong is not null)
            return (null, wrong);
        var text = Words(form);
        if (text.Length == 0 || Kind(form) is not { } kind)
            return (null, Incomplete);
        var change = new Change
        {
            Kind = kind == entry.Kind ? null : kind,
            Text = text == entry.Text ? null : text,
            Responsibilities = mentions.SequenceEqual(entry.Responsibilities) ? null : mentions,
        };
        var isChanged =
            change.Kind is not null
            || change.Text is not null
            || change.Responsibilities is not null;
        // One press of a button is one decision: where only the parent differs it is about that.
        return Parent(form) != entry.Parent
            ? isChanged
                ? (null, TwoAtOnce)
                : (new DeskAction.Moves(entry.Id, Parent(form)), null)
            : isChanged
                ? (new DeskAction.Corrects(entry.Id, change), null)
                : (new DeskAction.Accepts(entry.Id), null);
    }

    /// <summary>Pieces are parted by empty lines. Each stands where its first words are printed; what is not found stands
    /// with the piece before it.</summary>
    private static ImmutableArray<Piece> Pieces(Entry entry, string text)
    {
        var words = text.Split(
            "\n\n",
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        var lines = entry
            .Place.Quote.Split('\n')
            .Take(entry.Place.LastLine - entry.Place.FirstLine + 1)
            .ToArray();
        var starts = new int[words.Length];
        for (var i = 1; i < words.Length; i++)
        {
            var head = words[i][..Math.Min(6, words[i].Length)];
            var at = Array.FindIndex(
                lines,
                starts[i - 1],
                l => l.Contains(head, StringComparison.Ordinal)
            );
            starts[i] = at < 0 ? starts[i - 1] : at;
        }
        return
        [
            .. words.Select(
                (w, i) =>
                    new Piece(
                        w,
                        starts[i],
                        i + 1 < words.Length
                            ? Math.Max(starts[i], starts[i + 1] - 1)
                            : entry.Place.LastLine - entry.Place.FirstLine
                    )
            ),
        ];
    }

    private static EntryKind? Kind(IFormCollection form)
    {
        foreach (var kind in Enum.GetValues<EntryKind>())
            if (kind.Name() == Text(form, "kind"))
                return kind;
        return null;
    }

    private static string? Parent(IFormCollection form) =>
        Text(form, "parent") is { Length: > 0 } id ? id : null;

    private static string Words(IFormCollection form) =>
        Text(form, "text").Replace("\r\n", "\n", StringComparison.Ordinal);

    public static long? Number(IFormCollection form, string name) =>
        long.TryParse(
            Text(form, name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number <= int.MaxValue
            ? number
            : null;

    public static string Text(IFormCollection form, string name) => form[name].ToString().Trim();

    private static Message Incomplete { get; } =
        new(
            "送られた内容が足りません。ページを開き直して、もう一度決めてください。",
            "What was sent is incomplete. Open the page again and decide once more."
        );

    private static Message TwoAtOnce { get; } =
        new(
            "文言などの訂正と属する先の変更は、別々に記録してください。",
            "Record the correction and the change of what it belongs to one after the other."
        );
}
