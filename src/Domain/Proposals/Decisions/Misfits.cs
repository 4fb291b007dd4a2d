namespace Shirube.Domain.Proposals.Decisions;

/// <summary>Why a decision does not fit a reading.</summary>
internal static class Misfits
{
    private const int Shown = 60;

    public static Message NothingToJoin { get; } =
        new("つなぐ記載が二つありません。", "There are no two entries to join.");

    public static Message Circle { get; } =
        new(
            "記載を、それ自身に属する記載の下には置けません。",
            "An entry cannot belong to what belongs to itself."
        );

    public static Message NothingToSplit { get; } =
        new(
            "分けた後の文言が二つ以上必要で、どれも空ではいけません。",
            "A split needs two or more texts, and none may be empty."
        );

    public static Message NoSuchEntry(Anchor anchor) =>
        new(
            $"この読取には、{anchor.FirstLine}行目あたりに「{Words(anchor)}」という記載がありません。",
            $"This reading has no entry '{Words(anchor)}' near line {anchor.FirstLine}."
        );

    public static Message NotTheSame(Anchor anchor) =>
        new(
            $"確認した「{Words(anchor)}」（{anchor.FirstLine}行目）は、この読取に同じ文言ではありません。",
            $"'{Words(anchor)}' (line {anchor.FirstLine}) was accepted; this reading does not have it in the same words."
        );

    public static Message NoSuchLines(Anchor anchor) =>
        new(
            $"この文書には、{anchor.FirstLine}行目あたりに「{Words(anchor)}」という行がありません。",
            $"The document has no line '{Words(anchor)}' near line {anchor.FirstLine}."
        );

    private static string Words(Anchor anchor)
    {
        var words = anchor.Text.ReplaceLineEndings(" ").Replace('\t', ' ');
        return words.Length <= Shown ? words : words[..Shown] + "…";
    }
}
