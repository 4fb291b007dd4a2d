using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars;

/// <summary>A heading that prints its list on its own line: 目的 I. … II. … III. ….</summary>
internal static partial class PortfolioPurposes
{
    public sealed record Parts(string Head, IReadOnlyList<(string Mark, string Words)> Items);

    public static Parts? Of(PortfolioBlock block)
    {
        var text = block.Text;
        var marks = Mark().Matches(text);
        if (
            text.Length > 400
            || marks.Count < 2
            || marks[0].Index is 0 or > 20
            || !marks
                .Select((m, i) => PortfolioWords.NumberOf(m.Groups["mark"].Value) == i + 1)
                .All(is1 => is1)
        )
            return null;
        return new(
            text[..marks[0].Index].Trim().TrimEnd('：', ':'),
            [
                .. marks.Select(
                    (m, i) =>
                        (
                            m.Groups["mark"].Value.Trim(),
                            text[
                                (m.Index + m.Length)..(
                                    i + 1 < marks.Count ? marks[i + 1].Index : text.Length
                                )
                            ]
                                .Trim()
                        )
                ),
            ]
        );
    }

    public static void Add(PortfolioBlock block, Parts parts, PortfolioWriting writing)
    {
        var head = writing.Add(EntryKind.Subsection, block, parts.Head, 0.9, writing.Parent);
        var kind = PortfolioContexts.Items(parts.Head) ?? EntryKind.Statement;
        foreach (var (mark, words) in parts.Items)
        {
            var draft = writing.Add(kind, words, block.First, block.Last, 0.85, head, mark);
            PortfolioWriting.Number(draft, PortfolioWords.NumberOf(mark));
        }
        writing.Push(new(block.Depth, head, kind, null));
    }

    [GeneratedRegex(@"(?:^|\s)(?<mark>(?:I{1,3}|IV|VI{0,3}|[Ⅰ-Ⅻ]|[0-9]{1,2})[.．]\s?|[①-⑳]\s?)")]
    private static partial Regex Mark();
}
