using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>A plan nobody has seen: tables, lists or cards of initiatives under headings of any kind, read by a profile
/// that the document itself proposes or a person gives.</summary>
internal sealed class Plan : IGrammar
{
    public const string Family = "plan";

    /// <summary>Labels without a title are cards of the headings above them where several stand together.</summary>
    private const int FewestUntitled = 2;

    /// <summary>A table whose head names initiatives and who is responsible, or several items or cards that do.</summary>
    public bool Recognises(SourceDocument document)
    {
        var plan = new PlanReading(document, null);
        return plan.ItemsAreInitiatives
            || plan.Tables.All.Any(t => t.HoldsInitiatives && t.End > t.Body)
            || Cards(plan);
    }

    public Proposal Read(SourceDocument document) => Read(document, null);

    /// <param name="profile">Null where the document itself is to propose one.</param>
    public static Proposal Read(SourceDocument document, ReadingProfile? profile) =>
        new PlanReading(document, profile).Read();

    private static bool Cards(PlanReading plan)
    {
        var untitled = 0;
        for (var i = 0; i < plan.Lines.Count; i++)
            if (
                plan.Lines[i].IsRow
                    && (i == 0 || !plan.Lines[i - 1].IsRow)
                    && PlanCard.OfRows(plan.Lines, i, plan.Tables.EndOf(i), null).Count > 0
                || plan.Lines.Kind(i) is not RegisterLineKind.Blank
                    && PlanCard.IsLabel(plan.Lines[i].Text)
                    && PlanCard.At(plan.Lines, i, null) is { } card
                    && (card.HasTitle || ++untitled == FewestUntitled)
            )
                return true;
        return false;
    }
}
