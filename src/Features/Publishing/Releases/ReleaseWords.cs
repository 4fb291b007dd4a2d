using Shirube.Domain;

namespace Shirube.Features.Publishing.Releases;

internal static class ReleaseWords
{
    public static Message NotThere { get; } =
        new("その公表は見つかりません。", "There is no such release.");

    public static Message Past { get; } =
        new(
            "公表の日時が過ぎています。これからの日時か「いますぐ」を選んでください。",
            "The time of the release has passed. Choose a time to come, or now."
        );

    public static Message NoReason { get; } =
        new("理由を500文字までで書いてください。", "Say why, in at most 500 characters.");
}
