using Dapper;
using Npgsql;
using Shirube.Domain.Proposals;

namespace Shirube.Features.Importing;

/// <summary>One page of a reading as it lies on the desk, and what is left to do in all of it.</summary>
public static class GetDesk
{
    /// <summary>Lines of one page of the desk, where the document itself has no pages.</summary>
    public const int PageLines = 200;

    /// <summary>Of the lists of what is left to do, no more than this many.</summary>
    public const int Listed = 500;

    /// <param name="page">From 1; one that the document does not have gives the nearest.</param>
    /// <returns>Null where there is no such job. A job that was not read has no page.</returns>
    public static async Task<DeskView?> RunAsync(
        NpgsqlDataSource database,
        long jobId,
        int page = 1,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var job = await connection.QuerySingleOrDefaultAsync<JobCard>(
            new($"{JobCard.Select} where j.id = @jobId", new { jobId }, cancellationToken: ct)
        );
        if (job is null)
            return null;
        var reading = await DeskShelf.OpenAsync(database, connection, jobId, ct);
        return new(job, reading is null ? null : DeskPage.Of(reading, page));
    }

    /// <summary>One entry as it stands now, wherever it is.</summary>
    /// <returns>Null where there is none.</returns>
    public static async Task<DeskEntry?> EntryAsync(
        NpgsqlDataSource database,
        long jobId,
        string id,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await DeskShelf.OpenAsync(database, connection, jobId, ct) is { } reading
            ? DeskPage.EntryOf(reading, id)
            : null;
    }
}

/// <param name="Page">Null before the file was read.</param>
public sealed record DeskView(JobCard Job, DeskPage? Page);

/// <summary>A line of the page.</summary>
/// <param name="State">blank, read, furniture, unread.</param>
/// <param name="Why">Of furniture.</param>
public sealed record DeskLine(DocumentLine Line, string State, string? Why);

/// <summary>An entry as decisions leave it.</summary>
/// <param name="Page">Of the desk, from 1.</param>
/// <param name="Settled">Number of the last decision about it; null where nobody decided.</param>
/// <param name="IsLoose">That decision was taken on words that are only like these.</param>
public sealed record DeskEntry(
    Entry Entry,
    int Page,
    Entry? Parent,
    double Confidence,
    long? Settled,
    bool IsLoose,
    IReadOnlyList<Question> Questions
)
{
    public bool IsDoubtful => Settled is null && Confidence <= Doubt.Threshold;
}

/// <summary>Something left to do, and on which page of the desk.</summary>
/// <param name="Entry">Null for unread lines.</param>
public sealed record DeskMark(string? Entry, int Page, int FirstLine, int LastLine, string Words);

/// <summary>A decision that does not fit this reading.</summary>
public sealed record DeskMisfit(
    long Number,
    string Kind,
    string Actor,
    DateTime At,
    Domain.Message Why
);
