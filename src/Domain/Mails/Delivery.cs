namespace Shirube.Domain.Mails;

/// <summary>How often and how long a mail is tried.</summary>
public static class Delivery
{
    /// <summary>After so many it is given up: the last comes some two days after the first.</summary>
    public const int MostAttempts = 8;

    /// <summary>What waited longer than this is not sent any more: nobody wants last year's reminders on the day when the post
    /// is set up.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromDays(7);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(18);

    /// <param name="attempts">Made so far, at least 1.</param>
    /// <returns>Until the next one: 1, 5, 25 minutes, …</returns>
    public static TimeSpan Pause(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(Math.Pow(5, attempts - 1), Longest.TotalMinutes));
}
