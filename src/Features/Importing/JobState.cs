using Shirube.Domain;

namespace Shirube.Features.Importing;

/// <summary>How far a file is on its way into the register.</summary>
public enum JobState
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>A worker reads it.</summary>
    Reading,

    /// <summary>Lies on the desk.</summary>
    Review,

    /// <summary>Stands in the register.</summary>
    Accepted,

    /// <summary>Cannot be read; the reason says why.</summary>
    Refused,

    /// <summary>Nobody wants it any more; it can be resumed.</summary>
    Cancelled,
}

/// <summary>A file on its way into the register.</summary>
public sealed class JobCard
{
    public long Id { get; init; }

    /// <summary>The file's name, without control characters.</summary>
    public string Name { get; init; } = "";
    public string Sha256 { get; init; } = "";

    /// <summary>Bytes.</summary>
    public int Size { get; init; }
    public JobState State { get; init; }
    public bool AcceptAtOnce { get; init; }
    public string Actor { get; init; } = "";
    public DateTime CreatedAt { get; init; }
    public DateTime ChangedAt { get; init; }

    /// <summary>Pages read so far, of <see cref="Pages"/>; 0 of 0 where the format has none.</summary>
    public int Done { get; init; }
    public int Pages { get; init; }
    public int Attempts { get; init; }
    public string? ReasonJa { get; init; }
    public string? ReasonEn { get; init; }

    /// <summary>Of a refusal.</summary>
    public Message? Reason => ReasonJa is { } ja && ReasonEn is { } en ? new(ja, en) : null;

    /// <summary>Of the last reading; empty before there is one.</summary>
    public string Title { get; init; } = "";
    public string Format { get; init; } = "";
    public string Family { get; init; } = "";
    public int Entries { get; init; }
    public int Doubtful { get; init; }
    public int Unread { get; init; }
    public int Questions { get; init; }
    public int Remarks { get; init; }

    internal const string Select = """
        select j.id, j.name, j.sha256, j.size, j.state, j.accept_at_once as acceptatonce, j.actor,
            j.created_at as createdat, j.changed_at as changedat, j.done, j.pages, j.attempts,
            j.reason_ja as reasonja, j.reason_en as reasonen,
            coalesce(r.title, '') as title, coalesce(r.format, '') as format, coalesce(r.family, '') as family,
            coalesce(r.entries, 0) as entries, coalesce(r.doubtful, 0) as doubtful,
            coalesce(r.unread_lines, 0) as unread, coalesce(r.questions, 0) as questions,
            coalesce(r.remarks, 0) as remarks
        from import_job j
        left join lateral (
            select * from reading r where r.job_id = j.id order by r.id desc limit 1) r on true
        """;
}
