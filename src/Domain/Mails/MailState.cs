namespace Shirube.Domain.Mails;

/// <summary>What became of a mail.</summary>
public enum MailState
{
    Waiting,
    Sent,

    /// <summary>Somebody sent it without the program.</summary>
    ByHand,

    /// <summary>It could not be delivered.</summary>
    GivenUp,
}

public static class MailStates
{
    public static string Name(this MailState state) =>
        state switch
        {
            MailState.Waiting => "waiting",
            MailState.Sent => "sent",
            MailState.ByHand => "by-hand",
            _ => "given-up",
        };

    /// <returns>Null for a name that no state has.</returns>
    public static MailState? Parse(string name)
    {
        foreach (var state in Enum.GetValues<MailState>())
            if (state.Name() == name)
                return state;
        return null;
    }

    public static Message Label(this MailState state) =>
        state switch
        {
            MailState.Waiting => new("送信待ち", "Waiting"),
            MailState.Sent => new("送信済み", "Sent"),
            MailState.ByHand => new("手で送信済み", "Sent by hand"),
            _ => new("送信できず", "Not delivered"),
        };
}
