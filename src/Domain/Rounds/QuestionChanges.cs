namespace Shirube.Domain.Rounds;

/// <summary>What differs between two versions of a question set, in words.</summary>
public static class QuestionChanges
{
    public static IEnumerable<Message> Between(QuestionSet before, QuestionSet after)
    {
        if (before.LongestProgress != after.LongestProgress)
            yield return new(
                $"「したこと」と「これからすること」の長さ：{before.LongestProgress}文字 → {after.LongestProgress}文字",
                $"Length of what was done and what comes next: {before.LongestProgress} → {after.LongestProgress} characters"
            );
        if (before.NeedsNext != after.NeedsNext)
            yield return Needed(new("これからすること", "What comes next"), after.NeedsNext);
        if (before.NeedsEvidence != after.NeedsEvidence)
            yield return Needed(
                new("完了の根拠", "Evidence for what is done"),
                after.NeedsEvidence
            );
        foreach (var gone in before.Free)
            if (after.Free.All(q => q.Key != gone.Key))
                yield return new(
                    $"やめた質問：{gone.Words.Ja}",
                    $"No longer asked: {gone.Words.En}"
                );
        foreach (var now in after.Free)
        {
            if (before.Free.FirstOrDefault(q => q.Key == now.Key) is not { } was)
            {
                yield return new($"加えた質問：{now.Words.Ja}", $"Asked anew: {now.Words.En}");
                continue;
            }
            if (was.Words != now.Words)
                yield return new(
                    $"質問の文：{was.Words.Ja} → {now.Words.Ja}",
                    $"Words of a question: {was.Words.En} → {now.Words.En}"
                );
            if (was.Longest != now.Longest)
                yield return new(
                    $"「{now.Words.Ja}」の長さ：{was.Longest}文字 → {now.Longest}文字",
                    $"Length of '{now.Words.En}': {was.Longest} → {now.Longest} characters"
                );
            if (was.IsRequired != now.IsRequired)
                yield return Needed(
                    new($"「{now.Words.Ja}」", $"'{now.Words.En}'"),
                    now.IsRequired
                );
        }
        if (
            !before
                .Free.Select(q => q.Key)
                .Where(k => after.Free.Any(q => q.Key == k))
                .SequenceEqual(
                    after.Free.Select(q => q.Key).Where(k => before.Free.Any(q => q.Key == k))
                )
        )
            yield return new("質問の順番", "The order of the questions");
    }

    private static Message Needed(Message what, bool isNeeded) =>
        isNeeded
            ? new($"{what.Ja}：必須になった", $"{what.En}: now required")
            : new($"{what.Ja}：必須でなくなった", $"{what.En}: no longer required");
}
