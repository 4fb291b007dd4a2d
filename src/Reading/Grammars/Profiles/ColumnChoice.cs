using System.Collections.Immutable;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>Gives each column of a table its role: by what a profile says of its head, by the words of the head, by what
/// stands in its cells, and by the columns beside it.</summary>
internal sealed class ColumnChoice
{
    private const double Told = 0.99;
    private const double Sure = 0.97;
    private const double Likely = 0.9;
    private const double Guessed = 0.8;
    private const double Open = 0.6;

    private readonly TableColumn[] columns;
    private readonly ColumnWord?[] words;
    private readonly IReadOnlyList<ColumnContent>? contents;

    private ColumnChoice(
        IReadOnlyList<string> heads,
        IReadOnlyList<ColumnContent>? contents,
        ReadingProfile? profile
    )
    {
        this.contents = contents;
        words = [.. heads.Select(h => profile?.Column(h) is null ? ColumnWords.Of(h) : null)];
        columns =
        [
            .. heads.Select(
                (head, c) =>
                    profile?.Column(head) is { } told
                        ? new TableColumn(head, told.Role, Told, [])
                        : new(
                            head,
                            words[c]?.Role ?? ColumnRole.Other,
                            words[c] is { Strength: >= 4 } ? Sure : Likely,
                            []
                        )
            ),
        ];
    }

    /// <param name="contents">What stands in the columns; null where only the head is known.</param>
    public static ImmutableArray<TableColumn> Of(
        IReadOnlyList<string> heads,
        IReadOnlyList<ColumnContent>? contents = null,
        ReadingProfile? profile = null
    )
    {
        var choice = new ColumnChoice(heads, contents, profile);
        choice.ChooseMatrix();
        choice.ChooseOrganisations();
        choice.ChooseTitle();
        choice.ChooseFigures();
        return [.. choice.columns];
    }

    /// <summary>Columns that belong to one organisation each: names in the head, marks in the cells.</summary>
    private void ChooseMatrix()
    {
        if (contents == null || columns.Any(c => c.Role == ColumnRole.Organisation))
            return;
        var matrix = Enumerable
            .Range(0, columns.Length)
            .Where(c =>
                columns[c].Confidence < Told
                && contents[c].Marks >= 0.8
                && (
                    OrganisationLook.IsName(TableHead.LastOf(columns[c].Head))
                    || columns[c].Head.Contains('/', StringComparison.Ordinal)
                        && words[c]?.Role == ColumnRole.Responsible
                )
            )
            .ToList();
        // Among many columns of marks, two whose heads happen to end like a name are no columns of organisations.
        var marked = contents.Count(c => c.Filled > 0 && c.Marks >= 0.8);
        if (matrix.Count < 2 || matrix.Count * 2 < marked)
            return;
        // A department that has nothing to do still stands in its head.
        for (var c = matrix[0]; c <= matrix[^1]; c++)
            if (contents[c].Filled == 0 && columns[c].Head.Length > 0)
                matrix.Add(c);
        foreach (var c in matrix)
            Set(c, ColumnRole.Organisation, Sure);
    }

    private void ChooseOrganisations()
    {
        if (columns.Any(c => c.Role is ColumnRole.Lead or ColumnRole.Joint))
            return;
        var named = With(ColumnRole.Responsible);
        if (columns.Any(c => c.Role == ColumnRole.Organisation))
        {
            foreach (var c in named)
                Set(c, ColumnRole.Other, Likely);
            return;
        }
        if (named.Count == 0)
            ChooseByContent();
        if (named.Count < 2 || named.TrueForAll(c => columns[c].Confidence >= Told))
            return;
        var leads = named.FindAll(c => ColumnWords.NamesLead(columns[c].Head));
        var joints = named.FindAll(c =>
            ColumnWords.NamesJoint(columns[c].Head) && !leads.Contains(c)
        );
        if (leads.Count == 0 && joints.Count > 0)
            leads = named.FindAll(c => !joints.Contains(c));
        if (leads.Count > 0 && leads.Count < named.Count)
            foreach (var c in named)
                Set(c, leads.Contains(c) ? ColumnRole.Lead : ColumnRole.Joint, Sure);
        else if (!IsUpperAndLower(named))
            ChooseOneOf(named);
    }

    private void ChooseByContent()
    {
        if (contents == null)
            return;
        var best = With(ColumnRole.Other)
            .Where(c => contents[c].Organisations >= 0.6)
            .OrderByDescending(c => contents[c].Organisations)
            .ToList();
        if (best.Count > 0)
            Set(best[0], ColumnRole.Responsible, Guessed, [.. best.Skip(1).Select(Head)]);
    }

    private bool IsUpperAndLower(List<int> named) =>
        named is [var upper, var lower]
        && lower == upper + 1
        && ColumnWords.NamesUpper(Head(upper))
        && ColumnWords.NamesLower(Head(lower));

    private void ChooseOneOf(List<int> named)
    {
        var byWords = named.OrderByDescending(c => words[c]?.Strength ?? 5).ToList();
        var isClear = words[byWords[0]]?.Strength > words[byWords[1]]?.Strength;
        Set(
            byWords[0],
            ColumnRole.Responsible,
            isClear ? Likely : Open,
            isClear ? [] : [.. byWords.Skip(1).Select(Head)]
        );
        foreach (var c in byWords.Skip(1))
            Set(c, ColumnRole.Other, Open);
    }

    private void ChooseTitle()
    {
        var candidates = With(ColumnRole.Title)
            .OrderByDescending(c => columns[c].Confidence >= Told)
            .ThenByDescending(c => words[c]?.Strength)
            .ToList();
        if (candidates.Count == 0)
            candidates = TitleByContent();
        if (candidates.Count == 0)
            return;
        var rivals = candidates.FindAll(c =>
            words[c]?.Strength == words[candidates[0]]?.Strength
            && columns[c].Confidence >= Told == columns[candidates[0]].Confidence >= Told
        );
        var title = rivals[0];
        var isOpen = false;
        if (rivals.Count > 1 && contents != null)
        {
            // What comes again from row to row is the goal of the rows, not their title.
            title = rivals.MaxBy(c => contents[c].Distinct * contents[c].Filled);
            isOpen = rivals.Exists(c =>
                c != title
                && contents[c].Distinct * contents[c].Filled
                    > 0.8 * contents[title].Distinct * contents[title].Filled
            );
            if (isOpen)
                title = rivals[0];
        }
        if (isOpen)
            Set(title, ColumnRole.Title, Open, [.. rivals.Where(c => c != title).Select(Head)]);
        foreach (var c in candidates)
            if (c != title)
                Set(
                    c,
                    c < title ? ColumnRole.Goal : ColumnRole.Description,
                    isOpen ? Open : Likely
                );
        foreach (var c in With(ColumnRole.Goal))
            if (c > title && columns[c].Confidence < Told)
                Set(c, ColumnRole.Other, Likely);
    }

    /// <summary>No head says which column names the initiatives: a goal's where its cells differ, a description's, or the
    /// one with the longest words.</summary>
    private List<int> TitleByContent()
    {
        var found = With(ColumnRole.Description);
        if (found.Count == 0)
            found = With(ColumnRole.Other).FindAll(c => Head(c).Length > 0);
        if (found.Count == 0)
            found = With(ColumnRole.Goal);
        if (contents != null)
            found = found
                .Where(c => contents[c].Length >= 4 && contents[c].Numbers < 0.5)
                .OrderByDescending(c => contents[c].Length)
                .ToList();
        if (found.Count == 0)
            return [];
        Set(found[0], ColumnRole.Title, Open, [.. found.Skip(1).Take(3).Select(Head)]);
        return [found[0]];
    }

    /// <summary>目標 is a value beside an indicator, a goal before the title, an indicator in words behind it.</summary>
    private void ChooseFigures()
    {
        if (contents == null)
            return;
        var title = Array.FindIndex(columns, c => c.Role == ColumnRole.Title);
        foreach (var c in With(ColumnRole.Target).Concat(With(ColumnRole.Baseline)).ToList())
        {
            var isFigure = contents[c].Numbers >= 0.4 || contents[c].Filled == 0;
            if (columns[c].Confidence >= Told || isFigure)
                continue;
            if (columns[c].Role == ColumnRole.Baseline)
                Set(
                    c,
                    With(ColumnRole.Kpi).Count > 0 ? ColumnRole.Baseline : ColumnRole.Other,
                    Likely
                );
            else if (c < title)
                Set(c, ColumnRole.Goal, Likely);
            else if (With(ColumnRole.Kpi).Count == 0)
                Set(c, ColumnRole.Kpi, Likely);
        }
    }

    private List<int> With(ColumnRole role) =>
        [.. Enumerable.Range(0, columns.Length).Where(c => columns[c].Role == role)];

    private string Head(int column) => columns[column].Head;

    private void Set(
        int column,
        ColumnRole role,
        double confidence,
        ImmutableArray<string> others = default
    ) =>
        columns[column] = columns[column] with
        {
            Role = role,
            Confidence = confidence,
            Others = others.IsDefault ? [] : others,
        };
}
