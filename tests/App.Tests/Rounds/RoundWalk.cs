using System.Globalization;
using System.Net;
using Dapper;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Publishing;
using Shirube.Domain.People;

namespace Shirube.App.Tests.Rounds;

/// <summary>Two ministries of two and one person and a secretariat who do anything at any time in one round: what they have seen is
/// old at times, and what they ask for is often not allowed.</summary>
internal sealed class RoundWalk(RoundSite site, Visitor second, int seed) : IDisposable
{
    private readonly Random random = new(seed);
    private int texts;

    /// <summary>Texts of which a reply said that they are kept.</summary>
    public List<(long Duty, string Text)> Acknowledged { get; } = [];

    /// <summary>How often each act was done, and how often refused.</summary>
    public Dictionary<string, (int Done, int Refused)> Acts { get; } = [];

    public static async Task<RoundWalk> BeginAsync(RoundSite site, int seed) =>
        new(site, await Visitor.WithAsync(site.Running, PersonRole.Reporter, "mic"), seed);

    /// <returns>What was done, and whether it was refused as a whole.</returns>
    public async Task<(string Act, bool IsRefused)> StepAsync()
    {
        var duty = await OneAsync(
            "select id, version, state, organisation_name = '総務省' from duty order by id"
        );
        var seen = random.Next(6) == 0 ? random.Next(duty.Version + 1) : duty.Version;
        var own = duty.IsMic ? (random.Next(2) == 0 ? site.Mic : second) : site.Mext;
        var who = random.Next(12) == 0 ? site.Mext : own;
        var act = random.Next(100) switch
        {
            < 26 => "save",
            < 48 => "save and submit",
            < 54 => "takeback",
            < 63 => "return",
            < 75 => "approve",
            < 80 => "verify",
            < 85 => "workbook",
            < 88 => "close",
            < 91 => "reopen",
            < 93 => "cuts",
            < 96 => "release",
            _ => "correct",
        };
        var done = act switch
        {
            "save" or "save and submit" => await SaveAsync(
                who,
                duty.Id,
                seen,
                act == "save" ? "" : "submit"
            ),
            "takeback" => await IsDoneAsync(StepOf(who, duty.Id, act, seen)),
            "return" or "approve" or "verify" => await IsDoneAsync(
                StepOf(site.Office, duty.Id, act, seen)
            ),
            "workbook" => await BringAsync(duty.IsMic, own, duty.Id),
            "close" or "reopen" => await IsDoneAsync(
                site.Office.Post($"/rounds/1/{act}", ("reason", "散歩"))
            ),
            "cuts" => await IsDoneAsync(site.Office.Post("/rounds/1/cuts")),
            "release" => await ReleaseAsync(),
            _ => await CorrectAsync(),
        };
        var (before, refused) = Acts.GetValueOrDefault(act);
        Acts[act] = done ? (before + 1, refused) : (before, refused + 1);
        // What is saved and then not submitted, or brought and then not accepted, is refused in part.
        return (
            $"{act} of duty {duty.Id}",
            !done && act is not ("save and submit" or "workbook" or "release")
        );
    }

    public void Dispose() => second.Dispose();

    private static Task<HttpResponseMessage> StepOf(Visitor who, long duty, string act, int seen) =>
        who.Post(
            $"/rounds/1/duties/{duty}/{act}",
            ("seen", seen.ToString(CultureInfo.InvariantCulture)),
            ("reason", "散歩"),
            ("how", "現地で見た")
        );

    private async Task<bool> SaveAsync(Visitor who, long duty, int seen, string then)
    {
        var text = $"文{++texts}。";
        var isDone = await IsDoneAsync(RoundSite.SaveAsync(who, duty, seen, text, ("then", then)));
        if (isDone)
            Acknowledged.Add((duty, text));
        return isDone;
    }

    /// <summary>The workbook of now, with one answer typed into it; at times the web goes on meanwhile.</summary>
    private async Task<bool> BringAsync(bool isMic, Visitor who, long duty)
    {
        var slug = isMic ? "mic" : "mext";
        using (var offered = await who.Get($"/rounds/1/workbooks/{slug}.xlsx"))
            if (offered.StatusCode != HttpStatusCode.OK)
                return false;
        var text = $"表{++texts}。";
        var file = FilledWorkbook.Fill(
            await FilledWorkbook.TakeAsync(who, slug),
            duty,
            ("進捗状況", "一部未了"),
            ("したこと", text)
        );
        if (random.Next(2) == 0)
            await SaveAsync(who, duty, await VersionAsync(duty), "");
        var path = await FilledWorkbook.ReturnAsync(who, file);
        var choice = random.Next(3) switch
        {
            0 => "workbook",
            1 => "both",
            _ => "web",
        };
        var isDone = await IsDoneAsync(
            FilledWorkbook.AcceptAsync(who, path, ($"choice-{duty}", choice))
        );
        if (isDone && await IsTakenAsync(path, duty))
            Acknowledged.Add((duty, text));
        return isDone;
    }

    /// <summary>Whether the page of the workbook says that the row was taken over, beside the web or instead of it.</summary>
    private async Task<bool> IsTakenAsync(string path, long duty) =>
        await site.NumberAsync(
            $"select count(*) from answer where duty_id = {duty} and workbook_id = {path.Split('?')[0].Split('/')[^1]}"
        ) > 0;

    /// <summary>Everything that is submitted is approved, a cut taken and released.</summary>
    private async Task<bool> ReleaseAsync()
    {
        (await site.Office.Post("/rounds/1/close")).Dispose();
        var submitted = await ManyAsync(
            "select id, version, state, true from duty where state = 'submitted'"
        );
        foreach (var duty in submitted)
            (await StepOf(site.Office, duty.Id, "approve", duty.Version)).Dispose();
        (await site.Office.Post("/rounds/1/cuts")).Dispose();
        var cut = await site.NumberAsync("select max(number) from data_cut");
        return await IsDoneAsync(ReleasedRound.MakeAsync(site, (int)cut, ("when", "now")));
    }

    private async Task<bool> CorrectAsync()
    {
        await using var connection = await site.Running.Source.OpenConnectionAsync();
        var answers = (
            await connection.QueryAsync<(string Release, string Answer, long Seen)>(
                """
                select r.code, a.code, (select count(*) from correction k where k.answer_id = a.id)
                from release_answer a join release r on r.id = a.release_id order by a.id
                """
            )
        ).AsList();
        if (answers.Count == 0)
            return false;
        var (release, answer, seen) = answers[random.Next(answers.Count)];
        return await IsDoneAsync(
            site.Office.Post(
                $"/rounds/1/releases/{release}/answers/{answer}",
                ("field", "progress"),
                ("after", $"正{++texts}。"),
                ("reason", "散歩"),
                ("seen", $"{seen}")
            )
        );
    }

    private static async Task<bool> IsDoneAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.True((int)answer.StatusCode < 500, $"{answer.RequestMessage!.RequestUri}");
        return answer.StatusCode == HttpStatusCode.Redirect;
    }

    private async Task<int> VersionAsync(long duty) =>
        (int)await site.NumberAsync($"select version from duty where id = {duty}");

    private async Task<(long Id, int Version, string State, bool IsMic)> OneAsync(string sql)
    {
        var all = await ManyAsync(sql);
        return all[random.Next(all.Count)];
    }

    private async Task<List<(long Id, int Version, string State, bool IsMic)>> ManyAsync(string sql)
    {
        await using var connection = await site.Running.Source.OpenConnectionAsync();
        return
        [
            .. await connection.QueryAsync<(long Id, int Version, string State, bool IsMic)>(sql),
        ];
    }
}
