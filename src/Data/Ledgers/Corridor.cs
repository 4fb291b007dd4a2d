using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Npgsql;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Data.Ledgers;

/// <summary>What a change came to.</summary>
/// <param name="Refusal">Why nothing was changed; null where it was.</param>
/// <param name="At">When, by the database's clock; UTC.</param>
/// <param name="Subject">What it was about, as a path: <c>people/12</c>.</param>
/// <param name="Detail">For the ledger, as JSON.</param>
public sealed record Change(Message? Refusal, DateTime At, string Subject, object? Detail)
{
    /// <summary>Whether the public pages may show something else, now or at a time that it sets.</summary>
    public bool IsPublic { get; init; }

    /// <summary>What was asked had been done already.</summary>
    public static Change Nothing { get; } = new(null, default, "", null);

    public static Change Refused(Message why) => new(why, default, "", null);

    public static Change Done(DateTime at, string subject, object detail) =>
        new(null, at, subject, detail);
}

/// <summary>The one way by which a signed-in person changes anything: may he, then the change in a transaction, then its
/// line in the ledger, then the commit. What is refused leaves nothing behind.</summary>
public static class Corridor
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="name">Of the use case, as the ledger writes it: <c>People.EndAccess</c>.</param>
    /// <returns>Why it was refused; null where it was done.</returns>
    public static async Task<Message?> PassAsync(
        WorkSource source,
        Caller caller,
        UseCase useCase,
        string name,
        Func<NpgsqlConnection, Task<Change>> change,
        CancellationToken ct
    )
    {
        if (Permissions.Refusal(caller, useCase) is { } refusal)
            return refusal;
        await using var work = await source.BeginAsync(caller, ct);
        var made = await change(work.Connection);
        if (made.Refusal is { } why)
            return why;
        if (made == Change.Nothing)
            return null;
        await LedgerBook.AppendAsync(
            work.Connection,
            work.Transaction,
            made.At,
            caller.Name,
            name,
            made.Subject,
            JsonSerializer.Serialize(made.Detail, Json),
            made.IsPublic,
            ct
        );
        await work.Transaction.CommitAsync(ct);
        return null;
    }
}
