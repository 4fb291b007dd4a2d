using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Shirube.Domain;

namespace Shirube.Features.Publishing.Releases;

/// <summary>A release that is out.</summary>
public sealed class ReleaseCard
{
    public string Code { get; init; } = "";
    public int Number { get; init; }
    public string Title { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string Round { get; init; } = "";
    public string Edition { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime PublishAt { get; init; }
    public int Answers { get; init; }
    public int Corrections { get; init; }

    public Message Name => new(Title, TitleEn);
}

/// <summary>Releases that are out, newest first; one statement.</summary>
public sealed class GetReleases(NpgsqlDataSource database)
{
    public async Task<ImmutableArray<ReleaseCard>> RunAsync(
        int most = 1000,
        CancellationToken ct = default
    )
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return
        [
            .. await connection.QueryAsync<ReleaseCard>(
                new CommandDefinition(
                    """
                    select r.code, r.number, r.title, r.title_en as TitleEn, r.round_name as Round, r.edition_name as Edition,
                        r.publish_at as PublishAt,
                        (select count(*)::int from release_answer a where a.release_id = r.id) as Answers,
                        (select count(*)::int from released_correction k where k.release_id = r.id) as Corrections
                    from released r order by r.publish_at desc, r.id desc limit @most
                    """,
                    new { most },
                    cancellationToken: ct
                )
            ),
        ];
    }
}
