using Shirube.Features.Register;

namespace Shirube.App.Pages.Register;

/// <summary>Words about goals and their progress that several pages say alike.</summary>
internal static class GoalWords
{
    public static string Kind(Localiser l, string level) =>
        level == "overarching" ? l["大目標", "Overarching goal"] : l["具体目標", "Specific goal"];

    public static string Progress(Localiser l, string kind) =>
        kind switch
        {
            "overview" => l["概況", "Overview"],
            "direction" => l["今後の方向性", "Direction"],
            "highlight" => l["特記", "Highlight"],
            "footnote" => l["注", "Footnote"],
            _ => l["主な進捗", "Progress"],
        };

    /// <summary>Why a progress entry counts as being on its goal.</summary>
    public static string Basis(Localiser l, string basis) =>
        basis == "block"
            ? l["複数の目標にまとめて記載", "printed for several goals together"]
            : l["この目標の見出しの下に記載", "printed under this goal's heading"];

    public static IReadOnlyList<Parts.Crumb> Way(
        Localiser l,
        Standing standing,
        IEnumerable<PathStep> path,
        string last
    ) =>
        [
            new(l["版と取組", "Editions"], "/editions"),
            new(standing.Edition, "/editions/" + standing.EditionSlug),
            .. path.Select(step => new Parts.Crumb(
                $"{(step.Kind == "section" ? step.Marker : null)} {step.Text}".Trim(),
                step.Kind == "section"
                    ? $"/editions/{standing.EditionSlug}?open={step.Code}#{step.Code}"
                    : "/goals/" + step.Code
            )),
            new(last, null),
        ];
}
