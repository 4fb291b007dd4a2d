using Dapper;
using Npgsql;

namespace Shirube.Features.Importing;

/// <summary>The organisations of the register by slug, those that a document names for the first time made.</summary>
internal static class OrganisationShelf
{
    public static async Task<IReadOnlyDictionary<string, long>> FindOrMakeAsync(
        NpgsqlConnection connection,
        IEnumerable<OrganisationPath> named,
        CancellationToken ct
    )
    {
        var ids = (
            await connection.QueryAsync<(string, long)>("select slug, id from organisation")
        ).ToDictionary(o => o.Item1, o => o.Item2);
        var missing = named
            .SelectMany(p => p.DownToSelf())
            .DistinctBy(p => p.Slug)
            .Where(p => !ids.ContainsKey(p.Slug))
            .ToArray();
        if (missing.Length == 0)
            return ids;
        var drawn = await NewIds.DrawAsync(connection, "organisation", missing.Length);
        for (var i = 0; i < missing.Length; i++)
            ids[missing[i].Slug] = drawn[i];
        await RowWriter.WriteAsync(
            connection,
            "organisation (id, slug, name, name_en, parent_id, rank)",
            missing,
            (w, o) =>
                w.Id(ids[o.Slug])
                    .Text(o.Slug)
                    .Text(o.Name)
                    .Text(o.NameEn)
                    .Id(o.Parent is { } parent ? ids[parent.Slug] : null)
                    .Number(o.Rank),
            ct
        );
        await RowWriter.WriteAsync(
            connection,
            "organisation_name (organisation_id, name)",
            missing,
            (w, o) => w.Id(ids[o.Slug]).Text(o.Name),
            ct
        );
        return ids;
    }
}
