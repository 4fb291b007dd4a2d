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

    public const int LongestInstructions = 4_000;

    public static Message NoDay { get; } =
        new("締切日を入れてください。例：2026-12-18", "Give the due date. Example: 2026-12-18");

    public static Message LongInstructions { get; } =
        new(
            $"回答者への説明は{LongestInstructions}文字までです。",
            $"The instructions have at most {LongestInstructions} characters."
        );

    public static Message ClosedAlready { get; } =
        new(
            "このフォローアップは締め切られています。変えるには、理由を書いて再び開いてください。",
            "This round is closed. To change it, reopen it with a reason."
        );

    public static Message OvertakenQuestions { get; } =
        new(
            "画面を開いた後に、ほかの人が質問を変えました。いまの質問を見てから、もう一度直してください。",
            "Somebody else changed the questions after you opened the page. Look at them as they are now and change them again."
        );
}
