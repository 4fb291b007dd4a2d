using System.Security.Cryptography;
using System.Text;

namespace Shirube.Domain.Ledgers;

/// <summary>One line of the ledger: who did what, when. Each line carries the hash of the one before it, so a changed,
/// missing or re-ordered line shows.</summary>
/// <param name="Seq">1-based, without gaps.</param>
/// <param name="At">UTC, whole microseconds (what PostgreSQL keeps).</param>
/// <param name="Actor">Who: an account, or <c>operator</c> at the command line.</param>
/// <param name="UseCase">The use case's name: <c>Importing.ImportDocument</c>.</param>
/// <param name="Subject">What it was about, as a path: <c>sources/ab12…</c>.</param>
/// <param name="Detail">JSON text, kept byte for byte as it was hashed.</param>
public sealed record LedgerLine(
    long Seq,
    DateTime At,
    string Actor,
    string UseCase,
    string Subject,
    string Detail,
    string PreviousHash,
    string Hash
)
{
    /// <summary>The hash before the first line.</summary>
    public const string Genesis =
        "0000000000000000000000000000000000000000000000000000000000000000";

    public static LedgerLine Next(
        long seq,
        DateTime at,
        string actor,
        string useCase,
        string subject,
        string detail,
        string previousHash
    )
    {
        at = new DateTime(at.Ticks - at.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
        return new(
            seq,
            at,
            actor,
            useCase,
            subject,
            detail,
            previousHash,
            ComputeHash(seq, at, actor, useCase, subject, detail, previousHash)
        );
    }

    public bool HashIsRight() =>
        Hash == ComputeHash(Seq, At, Actor, UseCase, Subject, Detail, PreviousHash);

    private static string ComputeHash(
        long seq,
        DateTime at,
        string actor,
        string useCase,
        string subject,
        string detail,
        string previousHash
    )
    {
        // Lengths in front of the fields: no two different lines give the same bytes.
        var text = new StringBuilder();
        foreach (
            var field in new[]
            {
                seq.ToString(System.Globalization.CultureInfo.InvariantCulture),
                at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                actor,
                useCase,
                subject,
                detail,
                previousHash,
            }
        )
            text.Append(field.Length).Append(':').Append(field).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
