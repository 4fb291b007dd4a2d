namespace Shirube.App.Startup;

/// <summary>How the site is served.</summary>
/// <param name="Url">Where Kestrel listens: <c>http://127.0.0.1:8080</c>; port 0 takes a free one.</param>
/// <param name="PublicUrl">The address people know the site by, without a slash at its end; null: the one they asked for.
/// Permanent URLs and citations are made with it.</param>
/// <param name="Logging">Whether requests and warnings are logged to standard error.</param>
public sealed record SiteOptions(string Url, string? PublicUrl = null, bool Logging = true)
{
    /// <summary>Whether people know the site by https: then nothing of theirs travels in the open.</summary>
    public bool IsHttps =>
        PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Who besides this machine is believed when it says for whom it asks (<c>X-Forwarded-For</c>).</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether this process reads what is brought to the desk.</summary>
    public bool Works { get; init; }

    /// <summary>At which people may sign in besides; null: only with a password of ours.</summary>
    public Provider? Provider { get; init; }

    /// <summary>By which mails are sent; null: the outbox shows them, and people send them by hand.</summary>
    public Jobs.SmtpSettings? Smtp { get; init; }

    /// <summary>The clock of this process: for what the framework itself dates (cookies, tokens of a provider). Everything that
    /// is kept is dated by the database.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>To whom the desk answers. A site that people know by an address of its own has something in front of it, so
    /// there the desk is closed unless it is said to be open.</summary>
    public DeskDoor Desk { get; init; } = PublicUrl is null ? DeskDoor.Here : DeskDoor.Closed;
}
