namespace Shirube.Features.Register;

/// <summary>A section or goal of an edition's tree, with what hangs below it.</summary>
public sealed class EditionBranch
{
    public long Id { get; init; }
    public string Code { get; init; } = "";
    public bool IsGoal { get; init; }

    /// <summary>Of a section: part, section, subsection. Of a goal: overarching, specific.</summary>
    public string Level { get; init; } = "";
    public string? Marker { get; init; }

    /// <summary>Statements separated by a line feed.</summary>
    public string Text { get; init; } = "";
    public long? SectionId { get; init; }
    public long? ParentId { get; init; }
    public bool IsRepeat { get; init; }
    public string? CrossReference { get; init; }

    /// <summary>Initiatives right below it that the filter lets through.</summary>
    public int Own { get; init; }

    public List<EditionBranch> Children { get; } = [];
    public List<EditionInitiative> Initiatives { get; } = [];
    public EditionBranch? Above { get; private set; }

    /// <summary>Initiatives below it at any depth that the filter lets through.</summary>
    public int Count => count ??= Own + Children.Sum(child => child.Count);

    private int? count;

    public IEnumerable<EditionBranch> WithAllBelow() =>
        Children.SelectMany(child => child.WithAllBelow()).Prepend(this);

    /// <summary>Whether the branch of that code is this one or below it.</summary>
    public bool LeadsTo(string code) => Code == code || Children.Exists(c => c.LeadsTo(code));

    public IEnumerable<EditionBranch> Way()
    {
        for (var branch = this; branch != null; branch = branch.Above)
            yield return branch;
    }

    /// <summary>Hangs every branch below its own; those without one are the roots. Order is the document's.</summary>
    internal static List<EditionBranch> Grow(IReadOnlyList<EditionBranch> all)
    {
        var sections = all.Where(b => !b.IsGoal).ToDictionary(b => b.Id);
        var goals = all.Where(b => b.IsGoal).ToDictionary(b => b.Id);
        var roots = new List<EditionBranch>();
        foreach (var branch in all)
        {
            branch.Above =
                branch.IsGoal && branch.ParentId is { } goal ? goals[goal]
                : (branch.IsGoal ? branch.SectionId : branch.ParentId) is { } section
                    ? sections[section]
                : null;
            (branch.Above?.Children ?? roots).Add(branch);
        }
        return roots;
    }
}

/// <summary>An initiative as a row of an edition.</summary>
public sealed class EditionInitiative
{
    public string Code { get; init; } = "";
    public string Text { get; init; } = "";
    public long GoalId { get; init; }

    /// <summary>The deadline as a code: FY2025, 2025-09; null without one.</summary>
    public string? By { get; init; }

    /// <summary>The heading between its goal and it; null without one.</summary>
    public string? Group { get; init; }
    public string[] Printed { get; init; } = [];
    public string[] Roles { get; init; } = [];
    public string?[] Slugs { get; init; } = [];
    public string?[] Names { get; init; } = [];
    public string?[] NamesEn { get; init; } = [];

    /// <param name="initiatives">A query for the rows of initiatives, cut to the page before they are joined.</param>
    internal static string Select(string initiatives) =>
        $$"""
            select i.code, i.text, i.goal_id as goalid, n.fields ->> 'by' as "by", above.text as "group", w.*
            from ({{initiatives}}) i
            join entry n on n.document_id = i.document_id and n.key = i.entry_key
            join goal on goal.id = i.goal_id
            left join entry above on above.document_id = i.document_id and above.key = n.parent_key
                and above.kind = 'subsection' and above.key <> goal.entry_key
            cross join lateral (
                select coalesce(array_agg(r.printed order by r.position), '{}') as printed,
                    coalesce(array_agg(r.role order by r.position), '{}') as roles,
                    coalesce(array_agg(o.slug order by r.position), '{}') as slugs,
                    coalesce(array_agg(o.name order by r.position), '{}') as names,
                    coalesce(array_agg(o.name_en order by r.position), '{}') as namesen
                from responsibility r left join organisation o on o.id = r.organisation_id
                where r.initiative_id = i.id
            ) w
            """;

    public IEnumerable<Responsible> Responsibilities =>
        Printed.Select(
            (printed, i) =>
                new Responsible(
                    Slugs[i],
                    Names[i],
                    NamesEn[i],
                    printed,
                    Domain.Organisations.Roles.Parse(Roles[i])
                )
        );
}

/// <summary>An organisation with a role in an initiative.</summary>
/// <param name="Slug">Null, with the names, where it is not known which organisation the printed words mean.</param>
/// <param name="Printed">As the document prints it.</param>
public sealed record Responsible(
    string? Slug,
    string? Name,
    string? NameEn,
    string Printed,
    Domain.Organisations.Role Role
);
