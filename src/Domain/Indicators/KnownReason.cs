namespace Shirube.Domain.Indicators;

/// <summary>Reasons that the program gives by itself are kept as a code and said in the reader's language; those of people
/// are said as they were written.</summary>
public static class KnownReason
{
    public const string ReadAnew = "reading-changed";
    public const string NotRead = "not-in-reading";
    public const string NewSource = "new-source";
    public const string Returned = "answer-returned";
    public const string ApprovedAgain = "approved-again";

    public static Message Say(string reason) =>
        reason switch
        {
            ReadAnew => new(
                "文書の新しい読取では、この値です。",
                "The newer reading of the document gives this figure."
            ),
            NotRead => new(
                "文書の新しい読取には、この値がありません。",
                "The newer reading of the document does not hold this figure."
            ),
            NewSource => new(
                "新しい文書にも同じ指標があります。",
                "A newer document holds the same indicator."
            ),
            Returned => new("承認した回答を差し戻しました。", "The approved answer was returned."),
            ApprovedAgain => new(
                "差し戻した回答を、あらためて承認しました。",
                "The answer that had been returned was approved again."
            ),
            _ => new(reason, reason),
        };
}
