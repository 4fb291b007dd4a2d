using System.Globalization;
using Dapper;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Domain.People;
using Shirube.Features.Importing;
using Shirube.Tests;

namespace Shirube.App.Tests.Rounds;

/// <summary>A site with an edition of three initiatives (one alone, one with a lead, one where nobody is marked), somebody of
/// the secretariat and an officer of each of two ministries.</summary>
internal sealed class RoundSite : IAsyncDisposable
{
    private const string Plan = """
        みなと国の計画

        第一部 港の未来

        <具体目標>
        灯台を増やす

        取組	関係府省庁
        灯台を三基建てる	総務省
        霧笛を新しくする	◎総務省、文部科学省
        海図を描き直す	総務省、文部科学省

        """;

    private RoundSite(RunningSite site, Visitor office, Visitor mic, Visitor mext)
    {
        (Running, Office, Mic, Mext) = (site, office, mic, mext);
    }

    public RunningSite Running { get; }
    public Visitor Office { get; }

    /// <summary>Leads 霧笛, alone with 灯台.</summary>
    public Visitor Mic { get; }
    public Visitor Mext { get; }

    public static async Task<RoundSite> StartAsync(PostgresFixture postgres)
    {
        var site = await RunningSite.StartAsync(await postgres.NewDatabaseAsync());
        await OnDesk.BringAsync(site, Plan);
        await OnDesk.ReadAsync(site);
        await AcceptDocument.RunAsync(site.Source, 1, "operator");
        return new(
            site,
            await Visitor.WithAsync(site, PersonRole.Secretariat),
            await Visitor.WithAsync(site, PersonRole.Reporter, "mic"),
            await Visitor.WithAsync(site, PersonRole.Reporter, "mext")
        );
    }

    /// <summary>The same with a round that is open, round 1.</summary>
    public static async Task<RoundSite> OpenAsync(PostgresFixture postgres)
    {
        var site = await StartAsync(postgres);
        (await site.MakeAsync()).Dispose();
        var mic = await site.DutyAsync("海図", "総務省");
        (await site.Office.Post($"/rounds/1/leads/{mic}")).Dispose();
        (await site.Office.Post("/rounds/1/open")).Dispose();
        return site;
    }

    public async Task<HttpResponseMessage> MakeAsync(string name = "2026年度フォローアップ")
    {
        var edition = await TextAsync("select slug from edition");
        return await Office.Post(
            "/rounds",
            ("edition", edition),
            ("name", name),
            ("due", "2099-12-18"),
            ("instructions", "数字は半角で書いてください。")
        );
    }

    /// <summary>The duty of an organisation for the initiative with these words.</summary>
    public Task<long> DutyAsync(string words, string organisation, int round = 1) =>
        NumberAsync(
            $"select id from duty where round_id = {round} and initiative_text like '%{words}%' and organisation_name = '{organisation}'"
        );

    public static Task<HttpResponseMessage> SaveAsync(
        Visitor who,
        long duty,
        int seen,
        string progress,
        params (string, string)[] more
    ) => SaveInAsync(who, 1, duty, seen, progress, more);

    public static Task<HttpResponseMessage> SaveInAsync(
        Visitor who,
        int round,
        long duty,
        int seen,
        string progress,
        params (string, string)[] more
    ) =>
        who.Post(
            $"/rounds/{round}/duties/{duty}/save",
            [
                ("seen", seen.ToString(CultureInfo.InvariantCulture)),
                ("status", "on-plan"),
                ("progress", progress),
                ("next", "続ける"),
                .. more,
            ]
        );

    public async Task<long> NumberAsync(string sql)
    {
        await using var connection = await Running.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    public async Task<string> TextAsync(string sql)
    {
        await using var connection = await Running.Source.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<string>(sql))!;
    }

    public async ValueTask DisposeAsync()
    {
        Office.Dispose();
        Mic.Dispose();
        Mext.Dispose();
        await Running.DisposeAsync();
    }
}
