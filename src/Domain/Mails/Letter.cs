namespace Shirube.Domain.Mails;

/// <summary>Why somebody is written to.</summary>
public enum MailCause
{
    Late,
    Returned,
    Comment,
    Opened,
    Reopened,
    Invitation,
}

/// <summary>What is told, in both languages: nobody says in which one they read.</summary>
/// <param name="Path">What it leads to, from the site's root; the address of the site is put before it when it is sent.</param>
public sealed record Letter(MailCause Cause, Message Subject, Message Words, string Path)
{
    /// <summary>One line: whatever could begin another header is gone from what people gave.</summary>
    public string SubjectLine => OneLine($"{Subject.Ja} / {Subject.En}");

    public string Text => $"{Words.Ja}\n\n{Words.En}";

    /// <summary>Names that people gave, as part of a line.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))
            .Trim();

    /// <summary>The whole text of a mail.</summary>
    /// <param name="link">The whole address that it leads to.</param>
    public static string Whole(string words, string link) =>
        $"{words}\n\n{link}\n\n--\nしるべ Shirube\n";
}

public static class MailCauses
{
    public static string Name(this MailCause cause) => cause.ToString().ToLowerInvariant();

    public static MailCause Parse(string name) =>
        Enum.GetValues<MailCause>().First(c => c.Name() == name);

    public static Message Label(this MailCause cause) =>
        cause switch
        {
            MailCause.Late => new("督促", "Reminder"),
            MailCause.Returned => new("差し戻し", "Returned"),
            MailCause.Comment => new("コメント", "Comment"),
            MailCause.Opened => new("受付開始", "Round opened"),
            MailCause.Reopened => new("受付再開", "Round reopened"),
            _ => new("招待", "Invitation"),
        };
}
