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

    public static Message Overtaken { get; } =
        new(
            "画面を開いた後に、回答が書きかえられました。いまの回答を見てから、もう一度選んでください。",
            "The answer was changed after you opened the page. Look at it as it is now and choose again."
        );
}
