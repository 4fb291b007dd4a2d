namespace Shirube.Domain.Rounds;

/// <summary>The fields of an answer by the names that forms give them; refusals name them so.</summary>
public static class AnswerLabels
{
    public static Message Progress { get; } = new("したこと", "What was done");
    public static Message Next { get; } = new("これからすること", "What comes next");
    public static Message Links { get; } = new("根拠のリンク", "Evidence: links");
    public static Message OneLink { get; } = new("根拠のリンク1件", "Evidence: one link");
    public static Message Figure { get; } = new("指標の値と理由", "Figure and its reason");
}
