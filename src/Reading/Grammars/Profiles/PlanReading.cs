using System.Collections.Immutable;
using System.Globalization;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>What all parts of the reading of one plan share, and what was chosen on the way.</summary>
internal sealed class PlanReading
{
    private const int FewestItems = 3;

    private readonly ProfileDraft draft;

    public PlanReading(SourceDocument document, ReadingProfile? profile)
    {
        Profile = profile;
        Lines = new(document);
        Log = new(document);
        Tables = new(Lines, profile);
        Organisations = new(Lines);
        Names = new(Organisations.All, Organisations.All.IsEmpty);
        HasCards = Enumerable
            .Range(0, Lines.Count)
            .Any(i =>
                !Lines[i].IsRow
                && PlanCard.IsLabel(Lines[i].Text)
                && PlanCard.At(Lines, i, profile) is { HasTitle: false }
            );
        Front = PlanFront.Read(Lines, Tables, Log);
        var legend = profile is null
            ? document.Lines.Select(LeadMarks.Legend).FirstOrDefault(l => l != null)
            : LeadMarks.Of(profile);
        ItemsAreInitiatives = profile != null || Items() >= FewestItems;
        Initiatives = new(Log, Names, profile, legend, Day(Front.AsOf));
        draft = new(Front.Title, legend, profile);
    }

    public ReadingProfile? Profile { get; }
    public RegisterLines Lines { get; }
    public ReadingLog Log { get; }
    public PlanTables Tables { get; }
    public RegisterOrganisations Organisations { get; }
    public RegisterNames Names { get; }
    public PlanInitiatives Initiatives { get; }
    public PlanFront Front { get; }

    /// <summary>Labels that say who is responsible stand somewhere below a line that they are about.</summary>
    public bool HasCards { get; }

    /// <summary>A list with organisations behind its lines has more such lines than a slip of the pen would.</summary>
    public bool ItemsAreInitiatives { get; }

    public void Use(PlanTable table)
    {
        if (table.HoldsInitiatives)
            draft.Add(table.Head, table.HeadFirst + 1);
    }

    public void NoteHeading(PlanHeading heading) => draft.Add(heading);

    public Proposal Read()
    {
        Lines.MarkRunningHeads(Front.Title, Front.Next);
        var body = new PlanBody(this);
        for (var i = Front.Next; i < Lines.Count; )
            i = body.ReadAt(i);
        Initiatives.Close();
        draft.Ask(Log);
        var title = Front.Title.Length > 0 ? Front.Title : Lines.Document.Name;
        return Log.Close(title, Front.AsOf, Script.LanguageOf(Lines.Document), Plan.Family) with
        {
            Profile = draft.Close(),
        };
    }

    private int Items()
    {
        var found = 0;
        for (var i = 0; i < Lines.Count && found < FewestItems; i++)
            if (
                Lines.Kind(i) is not (RegisterLineKind.Blank or RegisterLineKind.Contents)
                && !Lines[i].IsRow
                && PlanItem.Of(Lines, i).Cell != null
            )
                found++;
        return found;
    }

    private static DateOnly? Day(string? asOf) =>
        DateOnly.TryParseExact(
            asOf,
            ["yyyy-MM-dd", "yyyy-MM", "yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
