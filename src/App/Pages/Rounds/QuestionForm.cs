using System.Collections.Immutable;
using System.Globalization;
using Shirube.Domain;
using Shirube.Domain.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>The fields of the page of questions → a question set. Rows are numbered from 0; a row without words is none.</summary>
internal static class QuestionForm
{
    /// <summary>Rows for questions that are not there yet.</summary>
    public const int NewRows = 3;

    /// <param name="knownKeys">Of earlier versions: a new question gets another.</param>
    public static QuestionSet Read(IFormCollection form, IEnumerable<string> knownKeys)
    {
        var taken = knownKeys.ToHashSet();
        var rows = new List<(int Place, FreeQuestion Question)>();
        for (var i = 0; i < QuestionSet.MostFree + NewRows; i++)
        {
            var words = new Message(Line(form, $"ja-{i}"), Line(form, $"en-{i}"));
            if (form[$"remove-{i}"].Count > 0 || words.Ja.Length + words.En.Length == 0)
                continue;
            var key = Line(form, $"key-{i}");
            rows.Add(
                (
                    Number(form, $"place-{i}"),
                    new(
                        key.Length > 0 ? key : NewKey(taken),
                        words,
                        Number(form, $"longest-{i}"),
                        form[$"required-{i}"].Count > 0
                    )
                )
            );
        }
        return new(
            1,
            Number(form, "longest"),
            form["needs-next"].Count > 0,
            form["needs-evidence"].Count > 0,
            [.. rows.OrderBy(r => r.Place).Select(r => r.Question)]
        );
    }

    private static string NewKey(HashSet<string> taken)
    {
        for (var n = 1; ; n++)
            if (string.Create(CultureInfo.InvariantCulture, $"q{n}") is var key && taken.Add(key))
                return key;
    }

    private static string Line(IFormCollection form, string name) =>
        string.Join(
            ' ',
            form[name].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static int Number(IFormCollection form, string name) =>
        int.TryParse(
            form[name].ToString(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;
}
