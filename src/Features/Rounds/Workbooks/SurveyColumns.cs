using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Shirube.Domain;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>The columns of the sheet of answers: what is asked about, then each field with the last answer beside it.</summary>
internal static class SurveyColumns
{
    private const int LeastEvidence = 3;
    public const string Yes = "はい";
    public const string Initiative = "initiative";

    // Of any question set there ever was.
    private static readonly FrozenSet<string> OnlyShown =
    [
        "duty",
        "goal",
        "role",
        "state",
        "files",
    ];

    /// <summary>What a column of answers is called in English, for the pages: workbooks have Japanese headers alone.</summary>
    public static string English(SurveyColumn column, QuestionSet questions) =>
        column.Key switch
        {
            "status" => "Status",
            "progress" => "What was done",
            "next" => "What comes next",
            "unchanged" => "No change",
            _ when column.Key.Split('-') is ["evidence", var number, var what] => what == "url"
                ? $"Evidence {number}, address"
                : $"Evidence {number}, title",
            _ => questions
                .Free.FirstOrDefault(q => FreeQuestion.FieldOf(q.Key) == column.Key)
                ?.Words.En
                ?? column.Header,
        };

    /// <summary>Whether a column of that key asks something, and is not one of many places for the same.</summary>
    public static bool IsQuestion(string key) =>
        !key.StartsWith("evidence-", StringComparison.Ordinal);

    /// <summary>Whether what stands in a column of that key matters when the workbook comes back.</summary>
    public static bool IsTaken(string key) =>
        !OnlyShown.Contains(key) && !key.StartsWith("last-", StringComparison.Ordinal);

    /// <summary>Those that somebody may have written in, in any workbook of that round.</summary>
    public static ImmutableArray<SurveyColumn> Answered(Survey survey) =>
        [.. Of(survey, Answer.MostEvidence).Where(c => c.Take is not null)];

    /// <param name="evidence">At least so many pieces have columns.</param>
    public static ImmutableArray<SurveyColumn> Of(Survey survey, int evidence = LeastEvidence)
    {
        var columns = new List<SurveyColumn>
        {
            Shown("duty", "番号", 8, d => d.Id.ToString(CultureInfo.InvariantCulture)),
            Shown(Initiative, "取組", 50, d => d.Initiative),
            Shown("goal", "目標", 36, d => d.Goal),
            Shown("role", "役割", 12, d => d.Role.Label().Ja),
            Shown("state", "回答の状態", 12, d => d.State.Label().Ja),
        };
        if (survey.Duties.Any(d => Marks(d).Length > 0))
            columns.Add(Shown("last-marks", "前回：どの回答か", 24, Marks));
        columns.AddRange([
            Last("進捗状況", 14, a => a.Status?.Label().Ja ?? ""),
            new(
                "status",
                "進捗状況",
                new(
                    "一覧から選んでください。意味は下の表にあります。",
                    "Status: choose from the list; the table below says what each means."
                ),
                14,
                CellRule.Status,
                d => d.Standing.Status?.Label().Ja ?? "",
                TakenCells.Status
            ),
            Last("したこと", 40, a => a.Progress),
            Text(
                survey,
                "progress",
                "したこと",
                "What was done",
                a => a.Progress,
                (a, said) => a with { Progress = said }
            ),
            Last("これからすること", 40, a => a.Next),
            Text(
                survey,
                "next",
                "これからすること",
                "What comes next",
                a => a.Next,
                (a, said) => a with { Next = said }
            ),
            new(
                "unchanged",
                "前回から変わりなし",
                new(
                    "前回の回答のままでよいときに「はい」を選んでください。ほかの欄は書かなくてかまいません。",
                    "No change: choose はい where the last answer still holds; the other fields may stay empty."
                ),
                14,
                CellRule.Yes,
                d => d.Standing.IsUnchanged ? Yes : "",
                TakenCells.Unchanged
            ),
        ]);
        columns.AddRange(Evidence(survey, evidence));
        columns.AddRange(FigureColumns.Of(survey));
        foreach (var question in survey.Questions.Free)
        {
            string ValueOf(Answer a) => a.Free.GetValueOrDefault(question.Key, "");
            columns.Add(Last(question.Words.Ja, 36, ValueOf));
            columns.Add(
                new(
                    $"free-{question.Key}",
                    question.Words.Ja,
                    Limit(question.Words.En, question.Longest),
                    36,
                    CellRule.Text,
                    d => ValueOf(d.Standing),
                    (a, said) => (a with { Free = a.Free.SetItem(question.Key, said) }, null),
                    question.Longest
                )
            );
        }
        return Named(columns);
    }

    /// <summary>As many pairs as an answer has, and room for more.</summary>
    private static IEnumerable<SurveyColumn> Evidence(Survey survey, int least)
    {
        if (survey.Duties.Any(d => d.Standing.Files.Any()))
            yield return Shown(
                "files",
                "根拠のファイル（Webで加えます）",
                30,
                d => Names(d.Standing)
            );
        if (survey.Duties.Any(d => d.Last?.Files.Any() ?? false))
            yield return Last("根拠のファイル", 30, Names);
        var most = survey.Duties.Select(d => d.Standing.Links.Count() + 1).DefaultIfEmpty().Max();
        var last = survey.Duties.Select(d => d.Last?.Links.Count() ?? 0).DefaultIfEmpty().Max();
        var pairs = Math.Clamp(most, Math.Max(least, last), Answer.MostEvidence);
        for (var i = 0; i < pairs; i++)
        {
            var at = i;
            if (at < last)
                yield return Last(
                    $"根拠{at + 1}",
                    30,
                    a => a.Links.ElementAtOrDefault(at) is { } e ? $"{e.Title} {e.Url}".Trim() : ""
                );
            yield return new(
                $"evidence-{at + 1}-url",
                $"根拠{at + 1}のURL",
                at > 0
                    ? null
                    : new(
                        "https:// で始まるURLを1つ書いてください。",
                        "Evidence, address: one that begins with https://."
                    ),
                30,
                CellRule.Text,
                d => d.Standing.Links.ElementAtOrDefault(at)?.Url ?? "",
                (a, said) => TakenCells.Evidence(a, at, e => e with { Url = said })
            );
            yield return new(
                $"evidence-{at + 1}-title",
                $"根拠{at + 1}の題名",
                at > 0
                    ? null
                    : new(
                        "URLにあるものの題名を書いてください。なくてもかまいません。",
                        "Evidence, title: of what is at the address; may be left empty."
                    ),
                24,
                CellRule.Text,
                d => d.Standing.Links.ElementAtOrDefault(at)?.Title ?? "",
                (a, said) => TakenCells.Evidence(a, at, e => e with { Title = said })
            );
        }
    }

    private static string Marks(SurveyDuty duty) =>
        string.Join('、', duty.From?.Marks.Select(m => m.Ja) ?? []);

    private static string Names(Answer answer) =>
        string.Join('\n', answer.Files.Select(f => f.Title));

    private static SurveyColumn Shown(
        string key,
        string header,
        int width,
        Func<SurveyDuty, string> value
    ) => new(key, header, null, width, CellRule.Shown, value);

    private static SurveyColumn Last(string of, int width, Func<Answer, string> value) =>
        Shown($"last-{of}", $"前回：{of}", width, d => d.Last is { } last ? value(last) : "");

    private static SurveyColumn Text(
        Survey survey,
        string key,
        string header,
        string english,
        Func<Answer, string> value,
        Func<Answer, string, Answer> take
    ) =>
        new(
            key,
            header,
            Limit(english, survey.Questions.LongestProgress),
            48,
            CellRule.Text,
            d => value(d.Standing),
            (a, said) => (take(a, said), null),
            survey.Questions.LongestProgress
        );

    private static Message Limit(string english, int longest) =>
        new($"{longest}文字まで。", $"{english}: at most {longest} characters.");

    /// <summary>A free question may be called like a column that is there already.</summary>
    private static ImmutableArray<SurveyColumn> Named(List<SurveyColumn> columns)
    {
        var taken = new HashSet<string>();
        return
        [
            .. columns.Select(c =>
            {
                var header = c.Header;
                for (var n = 2; !taken.Add(header); n++)
                    header = $"{c.Header}（{n}）";
                return c with { Header = header };
            }),
        ];
    }
}
