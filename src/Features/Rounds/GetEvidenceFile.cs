using Dapper;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;

namespace Shirube.Features.Rounds;

public sealed class EvidenceBytes
{
    public string Name { get; init; } = "";
    public string MediaType { get; init; } = "";
    public byte[] Content { get; init; } = [];
}

/// <summary>A file that was handed in for a duty; who sees the duty sees it.</summary>
public static class GetEvidenceFile
{
    /// <returns>Neither: there is no such file, or it is not the caller's to see.</returns>
    public static async Task<(EvidenceBytes? File, Message? Refusal)> RunAsync(
        WorkSource source,
        Caller caller,
        long dutyId,
        string sha256,
        CancellationToken ct = default
    )
    {
        if (Permissions.Refusal(caller, UseCase.SeeRounds) is { } refusal)
            return (null, refusal);
        await using var work = await source.BeginAsync(caller, ct);
        return (
            await work.Connection.QuerySingleOrDefaultAsync<EvidenceBytes>(
                """
                select f.name, f.media_type as MediaType, e.content
                from duty_file f join evidence_file e on e.sha256 = f.sha256
                where f.duty_id = @dutyId and f.sha256 = @sha256
                """,
                new { dutyId, sha256 }
            ),
            null
        );
    }
}
