using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>A row beside the answer that stands, and the answer that it gives.</summary>
/// <param name="Base">The version that the workbook was made from; 0: none.</param>
internal sealed record ComparedRow(WorkbookRow View, Answer Answer, int Base);

/// <summary>What is known about the rows of one workbook.</summary>
/// <param name="Bases">Answers that the workbook was made from, where others stand now.</param>
/// <param name="Settled">Duties for which this workbook was taken over, kept beside the web, or left for the web.</param>
/// <param name="Initiatives">Of all duties of the organisation, without white space.</param>
internal sealed record RowContext(
    ReturnedBook Book,
    RoundState Round,
    QuestionSet Questions,
    ImmutableArray<SurveyColumn> Columns,
    IReadOnlyDictionary<(long Duty, int Version), Answer> Bases,
    IReadOnlyDictionary<long, RowFate> Settled,
    IReadOnlySet<string> Initiatives,
    IReadOnlySet<long> Doubled
)
{
    public ComparedRow Compare(ReturnedRow row, SurveyDuty now)
    {
        // What the stamp says is believed only as far as there is such a version.
        var (from, made) = Made(row, now);
        var change = RowChange.Of(row, Columns, made, now, Questions, Book.Stamp.Headers);
        var problems = change.Problems;
        var isOdd = Doubled.Contains(row.DutyId) || row.Formulas.Length > 0;
        if (Doubled.Contains(row.DutyId))
            problems = problems.Add(IsDoubled(row.DutyId));
        if (row.Formulas.Length > 0)
            problems = problems.Add(IsFormula(row.Formulas));
        var isOther = IsOther(row, now, out var isRewritten);
        if (isOther)
            problems = problems.Add(IsOfAnother(row.DutyId));
        var hold = ReportTransitions.Of(now.State, ReportAction.Save, Round).Refusal;
        var fate =
            !isOdd && (change.IsAsNow || !change.IsChanged && !isOther) ? RowFate.Same
            : Settled.TryGetValue(row.DutyId, out var settled) ? settled
            : hold is not null ? RowFate.Held
            : problems.Length > 0 ? RowFate.Invalid
            : from == now.Version || !change.HasMoved ? RowFate.Change
            : RowFate.Conflict;
        ImmutableArray<Message> missing =
            fate is RowFate.Change or RowFate.Conflict || change.IsAsNow
                ?
                [
                    .. Questions
                        .Missing(change.Answer)
                        .Concat(AskedFigures.Missing(now.Figures, change.Answer))
                        .Select(m => m.What),
                ]
                : [];
        return new(
            new(
                row.Number,
                row.DutyId,
                now.Initiative,
                fate,
                now.Version,
                now.State,
                change.Cells,
                fate == RowFate.Held ? [hold!.Value] : problems,
                isRewritten ? [IsShownOnly] : [],
                missing,
                change.IsAsNow,
                missing.IsEmpty
                    && (
                        fate is RowFate.Change or RowFate.Conflict
                        || fate == RowFate.Same
                            && change.IsAsNow
                            && now.State is ReportState.Draft or ReportState.Returned
                    )
            ),
            change.Answer,
            from
        );
    }

    private (int From, SurveyDuty Made) Made(ReturnedRow row, SurveyDuty now)
    {
        var from = Book.Stamp.Bases[row.DutyId];
        if (from == now.Version)
            return (from, now);
        return Bases.TryGetValue((row.DutyId, from), out var answer)
            ? (from, now with { Standing = answer })
            : (0, now with { Standing = Answer.Empty });
    }

    /// <summary>Whether the row stands under the number of another: sorted or pasted in part.</summary>
    private bool IsOther(ReturnedRow row, SurveyDuty now, out bool isRewritten)
    {
        var said = Bare(row.Values.GetValueOrDefault(SurveyColumns.Initiative, ""));
        isRewritten = said.Length > 0 && said != Bare(CellText.Read(now.Initiative));
        var isOther = isRewritten && Initiatives.Contains(said);
        isRewritten &= !isOther;
        return isOther;
    }

    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static Message IsDoubled(long duty) =>
        new(
            $"番号 {duty} の行が2つあり、書いてあることが違います。一方を消して返してください。",
            $"There are two rows with the number {duty}, and they differ. Delete one of them and return the workbook again."
        );

    private static Message IsFormula(ImmutableArray<string> cells) =>
        new(
            $"{string.Join("、", cells)} に数式か、その誤り（#REF! など）があります。数式は計算しません。値だけを書いてください（「形式を選択して貼り付け」の「値」）。",
            $"There is a formula, or the error of one (#REF!), in {string.Join(", ", cells)}. Formulas are not computed: put the value alone (paste special, values)."
        );

    private static Message IsOfAnother(long duty) =>
        new(
            $"この行の取組は、番号 {duty} のものではなく、ほかの行のものです。並べかえや貼り付けで行がずれています。新しい調査票に写して返してください。",
            $"The initiative of this row is not that of number {duty} but of another row: rows were shifted by sorting or pasting. Copy the answers into a new workbook and return that."
        );

    private static Message IsShownOnly { get; } =
        new(
            "「取組」の欄が書きかえられていますが、取組の文はここでは変わりません。",
            "The initiative was rewritten in the workbook; that changes nothing here."
        );
}
