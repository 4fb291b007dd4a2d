using Shirube.Domain;

namespace Shirube.Features.Rounds;

internal static class RoundWords
{
    public static Message NotThere { get; } =
        new(
            "そのフォローアップは見つかりません。",
            "There is no such round, or it is not yours to see."
        );

    public static Message NoDuty { get; } =
        new("その担当は見つかりません。", "There is no such duty, or it is not yours to see.");
}
