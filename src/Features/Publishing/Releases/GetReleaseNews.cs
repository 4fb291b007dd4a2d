using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A release that came out, or a correction of one.</summary>
/// <param name="Correction">Null: the release itself.</param>
/// <param name="At">UTC.</param>
public sealed record ReleaseNews(
    string Release,
    Message Title,
    Message Note,
    ReleasedCorrection? Correction,
    DateTime At
);

/// <summary>The newest releases and corrections together, newest first; two statements.</summary>
public sealed class GetReleaseNews(NpgsqlDataSource database)
{
    private const int Most = 100;

    public async Task<ImmutableArray<ReleaseNews>> RunAsync(CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var releases = await connection.QueryAsync<ReleaseHead>(
            new CommandDefinition(
                ReleaseHead.Select + " order by r.publish_at desc, r.id desc limit @Most",
                new { Most },
                cancellationToken: ct
            )
        );
        var corrections = await connection.QueryAsync<ReleasedCorrection>(
            new CommandDefinition(
                ReleasedCorrection.Select + " order by k.at desc, k.id desc limit @Most",
                new { Most },
                cancellationToken: ct
            )
        );
        return
        [
            .. releases
                .Select(r => new ReleaseNews(r.Code, r.Name, r.Words, null, r.PublishAt!.Value))
                .Concat(
                    corrections.Select(k => new ReleaseNews(
                        k.ReleaseCode,
                        new(k.InitiativeText, k.InitiativeText),
                        new(k.Reason, k.Reason),
                        k,
                        k.At
                    ))
                )
                .OrderByDescending(n => n.At)
                .Take(Most),
        ];
    }
}
