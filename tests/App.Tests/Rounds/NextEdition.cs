using Shirube.App.Tests.People;
using Shirube.App.Tests.Site;
using Shirube.Features.Importing;

namespace Shirube.App.Tests.Rounds;

/// <summary>A later edition of the plan of <see cref="RoundSite"/>, and a round over it.</summary>
internal static class NextEdition
{
    /// <summary>灯台 with equal words, once more with other spacing and width; 霧笛 twice; 海図 with other words.</summary>
    public const string Plan = """
        みなと国の計画2030

        第一部 港の未来

        <具体目標>
        灯台を守る

        取組	関係府省庁
        灯台を　三基建てる	総務省
        霧笛を新しくする	◎総務省、文部科学省
        海図を二度描き直す	◎総務省、文部科学省

        """;

    /// <summary>The id of its edition.</summary>
    public static async Task<long> BringAsync(RoundSite site, string plan)
    {
        var job = await OnDesk.BringAsync(site.Running, plan, "next.txt");
        await OnDesk.ReadAsync(site.Running);
        await AcceptDocument.RunAsync(site.Running.Source, job, "operator");
        return await site.NumberAsync("select max(id) from edition");
    }

    /// <summary>A round over it that is open.</summary>
    public static async Task<long> RoundAsync(RoundSite site, long edition)
    {
        (
            await site.Office.Post(
                "/rounds",
                ("edition", await site.TextAsync($"select slug from edition where id = {edition}")),
                ("name", "次の年"),
                ("due", "2100-12-17")
            )
        ).Dispose();
        var round = await site.NumberAsync("select max(id) from round");
        (await site.Office.Post($"/rounds/{round}/open")).Dispose();
        return round;
    }

    public static Task<HttpResponseMessage> UnchangedAsync(Visitor who, long round, long duty) =>
        who.Post($"/rounds/{round}/duties/{duty}/unchanged", ("seen", "0"), ("then", "submit"));
}
