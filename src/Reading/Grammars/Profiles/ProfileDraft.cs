using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>Gathers what was chosen while a plan was read: the profile that would read it so again, how sure each choice
/// is, and the questions where two columns would do.</summary>
internal sealed class ProfileDraft(string title, LeadMarks? marks, ReadingProfile? given)
{
    private const double AskBelow = 0.75;

    private readonly List<(TableColumn Column, int Line)> columns = [];
    private readonly List<ProfileHeading> headings = [];
    private readonly List<ProfileChoice> choices = [];

    /// <param name="line">1-based, of the head.</param>
    public void Add(TableHead head, int line)
    {
        foreach (var column in head.Columns)
            if (column.Head.Length > 0 && !columns.Exists(c => c.Column.Head == column.Head))
            {
                columns.Add((column, line));
                choices.Add(new(column.Head, column.Role.Name(), column.Confidence, column.Others));
            }
    }

    public void Add(PlanHeading heading)
    {
        if (headings.Exists(h => h.Pattern == heading.Pattern))
            return;
        headings.Add(new(heading.Pattern, heading.Kind));
        choices.Add(new(heading.Pattern, heading.Kind.Name(), heading.Confidence, []));
    }

    public void Ask(ReadingLog log)
    {
        foreach (var (column, line) in columns)
            if (column.Confidence < AskBelow && !column.Others.IsEmpty)
                log.Ask(
                    QuestionKinds.Profile,
                    null,
                    column.Head,
                    Words(column, line),
                    [line],
                    [column.Head, .. column.Others]
                );
    }

    public ProfileUse Close() =>
        new(
            given
                ?? new ReadingProfile
                {
                    Name = title,
                    HeaderWords = [.. columns.Select(c => c.Column.Head)],
                    Columns =
                    [
                        .. columns.Select(c => new ProfileColumn(c.Column.Head, c.Column.Role)),
                    ],
                    LeadMarks = [.. (marks?.Lead ?? []).Select(m => $"{m}")],
                    JointMarks = [.. (marks?.Joint ?? []).Select(m => $"{m}")],
                    Headings = [.. headings],
                },
            given == null,
            [.. choices]
        );

    private static Message Words(TableColumn column, int line)
    {
        var others = string.Join("、", column.Others.Select(o => $"「{o}」"));
        var othersEn = string.Join(", ", column.Others.Select(o => $"'{o}'"));
        var role = column.Role.Label();
        return new(
            $"{line}行目の表では、{role.Ja}の列を「{column.Head}」と読みましたが、{others}とも読めます。どの列ですか。",
            $"In the table on line {line} the column '{column.Head}' was read as: {role.En}. {othersEn} would do as well. Which column is it?"
        );
    }
}
