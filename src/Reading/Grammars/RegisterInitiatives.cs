using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Reading.Grammars.Profiles;

namespace Shirube.Reading.Grammars;

/// <summary>Enters initiatives with their responsibilities, and asks what the cells leave open.</summary>
/// <param name="marks">What a profile says of marks; null where the marks themselves have to say it.</param>
internal sealed class RegisterInitiatives(
    ReadingLog log,
    RegisterNames known,
    LeadMarks? marks = null
)
{
    private readonly List<(Entry Entry, RegisterRow Row, List<RegisterName> Names)> pending = [];
    private readonly Dictionary<string, List<RegisterName>> namesOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> linesOfDoubtful = new(StringComparer.Ordinal);

    public Entry Add(
        RegisterRow row,
        string? parent,
        string? marker = null,
        ImmutableSortedDictionary<string, object>? fields = null
    )
    {
        var entry = log.Add(
            EntryKind.Initiative,
            row.Words,
            row.First,
            row.Last,
            row.Confidence,
            parent,
            marker
        );
        if (fields is { Count: > 0 })
            log.Replace(entry = entry with { Fields = fields });
        if (!namesOf.TryGetValue(row.Cell, out var names))
            namesOf[row.Cell] = names = RegisterCell.Names(row.Cell, known);
        pending.Add((entry, row, names));
        return entry;
    }

    /// <summary>Gives the roles: only with all rows read is it known which mark is the lead's.</summary>
    public void Close()
    {
        var lead = LeadStrength();
        foreach (var (entry, row, names) in pending)
        {
            var roles = Roles.Of(marks?.Marked(names) ?? Marked(names, lead));
            var responsibilities = ImmutableArray.CreateBuilder<Mention>(names.Count);
            var confidence = entry.Confidence;
            for (var n = 0; n < names.Count; n++)
            {
                var named = known.Resolve(names[n].As);
                responsibilities.Add(new(names[n].As, named.Organisation, roles[n]));
                if (named.Basis == NameBasis.Sure)
                    continue;
                confidence = Math.Min(confidence, 0.9);
                if (named.Basis != NameBasis.AsPrinted)
                    NoteDoubt(names[n].As, entry.Place.FirstLine);
            }
            AskAboutRoles(entry, names, roles);
            log.Replace(
                entry with
                {
                    Responsibilities = responsibilities.DrainToImmutable(),
                    Confidence = names.Count == 0 ? Math.Min(confidence, 0.8) : confidence,
                    Fields = row.Columns is []
                        ? entry.Fields
                        : entry.Fields.Add("columns", row.Columns),
                }
            );
        }
        foreach (var (printed, lines) in linesOfDoubtful)
            AskAboutName(printed, lines);
    }

    /// <summary>Which names are marked as lead: those with the strongest mark of the row. A mark other than ◎ that every
    /// name of a row carries marks nobody; on a name that stands alone it counts where it is the register's strongest.</summary>
    private static bool[] Marked(List<RegisterName> names, int strongest)
    {
        var strengths = names.Select(n => n.Mark is { } m ? RegisterCell.Strength(m) : 0).ToArray();
        var most = strengths.Length == 0 ? 0 : strengths.Max();
        var tells =
            most >= RegisterCell.Strength('◎')
            || (
                most > 0
                && (strengths.Length == 1 ? most == strongest : strengths.Any(s => s < most))
            );
        return [.. strengths.Select(s => tells && s == most)];
    }

    private int LeadStrength() =>
        pending
            .SelectMany(p => p.Names)
            .Select(n =>
                n.Mark is { } m and not RegisterCell.LeadColumn ? RegisterCell.Strength(m) : 0
            )
            .DefaultIfEmpty()
            .Max();

    private void NoteDoubt(string printed, int line)
    {
        if (!linesOfDoubtful.TryGetValue(printed, out var lines))
            linesOfDoubtful[printed] = lines = [];
        if (lines is [] || lines[^1] != line)
            lines.Add(line);
    }

    private void AskAboutRoles(Entry entry, List<RegisterName> names, Role[] roles)
    {
        var line = entry.Place.FirstLine;
        var printed = string.Join('、', names.Select(n => n.As));
        if (names.Count == 0)
            log.Ask(
                QuestionKinds.Unnamed,
                entry.Id,
                entry.Text,
                new(
                    $"{line}行目の取組には担当府省庁の記載がありません。どこが担当ですか。",
                    $"No organisation is named for the initiative on line {line}. Which one is responsible?"
                ),
                [line],
                []
            );
        else if (roles[0] == Role.Unmarked)
            log.Ask(
                QuestionKinds.Unmarked,
                entry.Id,
                printed,
                new(
                    $"{line}行目の取組は複数の府省庁（{printed}）が担当ですが、主担当の印がありません。主担当はどこですか。",
                    $"The initiative on line {line} names several organisations ({printed}) and marks none as lead. Which one leads?"
                ),
                [line],
                [.. names.Select(n => known.Resolve(n.As).Organisation).OfType<string>().Distinct()]
            );
    }

    private void AskAboutName(string printed, List<int> lines)
    {
        var named = known.Resolve(printed);
        var text = named.Organisation is { } organisation
            ? new Message(
                $"略称「{printed}」はこの文書の略称一覧にありません。「{organisation}」と読みましたが、正しいですか。",
                $"The abbreviation '{printed}' is not in the document's own table. It was read as '{organisation}': is that right?"
            )
            : new Message(
                $"略称「{printed}」はこの文書の略称一覧にありません。どの府省庁ですか。",
                $"The abbreviation '{printed}' is not in the document's own table. Which organisation is it?"
            );
        log.Ask(QuestionKinds.Abbreviation, null, printed, text, [.. lines], named.Candidates);
    }
}
