using Shirube.Domain;

namespace Shirube.Features.Publishing.Releases;

internal static class ReleaseWords
{
    public static Message NotThere { get; } =
        new("その公表は見つかりません。", "There is no such release.");

    /// <summary>An embargo is longer by no slip of the hand.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <param name="at">UTC; null: now, or never.</param>
    /// <param name="now">By the database's clock.</param>
    /// <returns>Null where a release may come out at that time.</returns>
    public static Message? Untimely(DateTime? at, DateTime now) =>
        at < now ? Past
        : at > now + Longest ? TooFar
        : null;

    private static Message TooFar { get; } =
        new(
            "公表の日時が1年より先です。年を確かめて、1年以内の日時にしてください。",
            "The time of the release is more than a year away. Check the year, and choose a time within one."
        );

    private static Message Past { get; } =
        new(
            "公表の日時が過ぎています。これからの日時か「いますぐ」を選んでください。",
            "The time of the release has passed. Choose a time to come, or now."
        );

    public static Message NoReason { get; } =
        new("理由を500文字までで書いてください。", "Say why, in at most 500 characters.");
}
