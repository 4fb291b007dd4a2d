using System.Net;
using Shirube.App.Tests.Cli;
using Shirube.App.Tests.People;
using Shirube.App.Tests.Rounds;
using Shirube.Data.People;
using Shirube.Domain.People;
using Shirube.Features.People;
using Shirube.Tests;

namespace Shirube.App.Tests.Publishing;

/// <summary>The built server at its usual log level, where everything that can be refused is, and everything that can fail does
/// with the words in the database's mouth: they are in no log, and neither is what opens an account.</summary>
public sealed class ServerLogTests(PostgresFixture postgres)
{
    private const string Mark = "ZQX7";
    private const string Email = "ZQX7mail@example.go.jp";

    /// <summary>What makes the database fail with somebody's words in its message, detail or context.</summary>
    private const string Failing = """
        alter table answer add constraint no_canary check (content::text not like '%ZQX7row%');
        create function say_it() returns trigger language plpgsql as $$
        begin
            raise exception 'refused: %', to_jsonb(new) using detail = to_jsonb(new)::text, hint = to_jsonb(new)::text;
        end $$;
        create trigger say_it before insert on round_comment for each row execute function say_it();
        create trigger say_it before insert on person for each row execute function say_it();
        create trigger say_it before insert on invitation for each row execute function say_it();
        create function count_it() returns trigger language plpgsql as $$
        begin
            perform new.reason::int;
            return new;
        end $$;
        create trigger count_it before insert on report_step for each row execute function count_it();
        """;

    [Fact]
    public async Task Nothing_that_anybody_typed_and_nothing_that_opens_an_account_is_in_a_log()
    {
        await using var site = await MarkedRound.WaitingAsync(postgres);
        (await Visitor.WithAsync(site.Running, PersonRole.Administrator, null, Email)).Dispose();
        await GiveAsync(site, "reporter", "(select id from organisation where slug = 'mic')");
        await GiveAsync(site, "secretariat", "null");
        var (token, _) = await InvitePerson.RunAsync(
            site.Running.Work,
            Caller.Operator,
            "ZQX7guest@example.go.jp",
            "ZQX7guest",
            "reader",
            null
        );
        var horn = await site.DutyAsync("霧笛", "総務省");
        var chart = await site.DutyAsync("海図", "文部科学省");
        using var served = await Served.StartAsync(
            site.Running.ConnectionString + ";Include Error Detail=true"
        );
        using var who = new Visitor(served.Address);
        await AskAsync(HttpStatusCode.UnprocessableEntity, who.SignIn(Email, "ZQX7password"));
        await AskAsync(HttpStatusCode.Redirect, who.SignIn(Email));
        await AskAsync(HttpStatusCode.NotFound, who.Get("/rounds/1/ZQX7nothing?q=ZQX7"));
        await AskAsync(
            HttpStatusCode.UnprocessableEntity,
            who.Post("/account/second-factor", ("code", "ZQX7code"))
        );
        await AskAsync(
            HttpStatusCode.UnprocessableEntity,
            who.Post("/people/invite", ("email", "ZQX7@"), ("name", "ZQX7"), ("role", "ZQX7"))
        );
        await AskAsync(HttpStatusCode.Redirect, RoundSite.SaveAsync(who, horn, 0, "ZQX7aside"));
        using (var stranger = new HttpClient { BaseAddress = served.Address })
        {
            stranger.DefaultRequestHeaders.Add("Origin", "https://zqx7.example");
            using var form = new FormUrlEncodedContent([new("progress", "ZQX7")]);
            await AskAsync(
                HttpStatusCode.Forbidden,
                stranger.PostAsync(new Uri($"/rounds/1/duties/{horn}/save", UriKind.Relative), form)
            );
        }

        await site.Running.Execute(Failing);
        var opening = $"/invitations/{token}";
        await FailAsync(RoundSite.SaveAsync(who, horn, 1, "ZQX7row"));
        await FailAsync(who.Post($"/rounds/1/duties/{horn}/comments", ("words", "ZQX7comment")));
        await FailAsync(
            who.Post($"/rounds/1/duties/{chart}/return", ("seen", "1"), ("reason", "ZQX7reason"))
        );
        await FailAsync(
            who.Post(
                "/people/invite",
                ("email", "ZQX7new@example.go.jp"),
                ("name", "ZQX7new"),
                ("role", "reader")
            )
        );
        await FailAsync(who.Post(opening, ("name", "ZQX7name"), ("password", Visitor.Password)));
        await site.Running.Execute("alter table invitation rename to gone");
        await FailAsync(who.Get("/en" + opening));
        await site.Running.Execute("alter table session rename to session_gone");
        await FailAsync(who.Get(opening));

        var log = served.KilledLog();
        // Were the failures not in it, finding no words would say nothing.
        foreach (
            var state in new[]
            {
                "23514 answer",
                "P0001",
                "22P02",
                "42P01",
                "/invitations/… failed",
            }
        )
            Assert.Contains(state, log, StringComparison.Ordinal);
        Assert.Equal(7, log.Split("\nError: ").Length - 1);
        var database = await File.ReadAllTextAsync(
            postgres.Log,
            TestContext.Current.CancellationToken
        );
        Assert.Contains("ready to accept connections", database, StringComparison.Ordinal);
        string[] secrets =
        [
            Mark,
            "violet kettle",
            token!,
            Convert.ToHexString(SessionShelf.Hash(token!)),
            .. who.Cookies.GetAllCookies().Select(c => c.Value),
        ];
        Assert.True(secrets.Length > 4);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, database, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Task GiveAsync(RoundSite site, string role, string organisation) =>
        site.Running.Execute(
            $"insert into membership (person_id, role, organisation_id) select id, '{role}', {organisation} from person where email = '{Email}'"
        );

    private static Task FailAsync(Task<HttpResponseMessage> asked) =>
        AskAsync(HttpStatusCode.InternalServerError, asked);

    private static async Task AskAsync(HttpStatusCode status, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.Equal(status, answer.StatusCode);
    }
}
