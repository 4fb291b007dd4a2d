using System.Net.Mail;
using Dapper;
using Shirube.App.Jobs;
using Shirube.Data;
using Shirube.Domain.Mails;
using Shirube.Features.Mails;
using Shirube.Tests;

namespace Shirube.App.Tests.Mails;

/// <summary>Mails that wait go out once, or are seen not to.</summary>
public sealed class MailWorkerTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_goes_out_once_with_its_words_its_link_and_an_id_that_stays()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var smtp = new FakeSmtp();
        await QueueAsync(database);
        var worker = Worker(database, smtp.Settings);
        Assert.Equal(1, await worker.DrainAsync(Stop));
        Assert.Equal(0, await worker.DrainAsync(Stop));
        var mail = Assert.Single(smtp.Mails);
        var id = await ScalarAsync<Guid>(database, "select message_id from mail");
        Assert.Equal($"<{id:N}@example.go.jp>", FakeSmtp.Header(mail, "Message-ID"));
        Assert.Contains("oda@example.go.jp", FakeSmtp.Header(mail, "To"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", FakeSmtp.Header(mail, "Auto-Submitted"));
        var words = FakeSmtp.Words(mail);
        Assert.Contains("回答してください", words, StringComparison.Ordinal);
        Assert.Contains(
            "https://shirube.example/invitations/geheim",
            words,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "sent 1 ",
            await ScalarAsync<string>(
                database,
                "select state || ' ' || attempts || ' ' || coalesce(secret, '') from mail"
            )
        );
    }

    [Fact]
    public async Task Where_the_server_is_down_a_mail_waits_ever_longer_and_goes_when_it_is_back()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await QueueAsync(database);
        SmtpSettings gone;
        await using (var was = new FakeSmtp())
            gone = was.Settings;
        var worker = Worker(database, gone);
        Assert.Equal(0, await worker.DrainAsync(Stop));
        var first = await PauseAsync(database);
        Assert.Equal(0, await worker.DrainAsync(Stop)); // it is not due
        Assert.Equal(1, await ScalarAsync<int>(database, "select attempts from mail"));
        await DueAsync(database);
        Assert.Equal(0, await worker.DrainAsync(Stop));
        Assert.True(await PauseAsync(database) > 3 * first);
        Assert.NotEqual("", await ScalarAsync<string>(database, "select fault from mail"));
        await using var smtp = new FakeSmtp();
        await DueAsync(database);
        Assert.Equal(1, await Worker(database, smtp.Settings).DrainAsync(Stop));
        Assert.Single(smtp.Mails);
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_given_up_with_the_reason_and_without_its_secret()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var smtp = new FakeSmtp { Takes = "451 try again" };
        await QueueAsync(database);
        for (var i = 0; i < Delivery.MostAttempts; i++)
        {
            await Worker(database, smtp.Settings).DrainAsync(Stop);
            await DueAsync(database);
        }
        Assert.Equal(
            "given-up",
            await ScalarAsync<string>(database, "select state from mail where secret is null")
        );
        Assert.Contains(
            "try again",
            await ScalarAsync<string>(database, "select fault from mail"),
            StringComparison.Ordinal
        );
        Assert.Equal(Delivery.MostAttempts, smtp.Mails.Count);
        Assert.Single(smtp.Mails.Select(m => FakeSmtp.Header(m, "Message-ID")).Distinct());
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_is_given_up_at_once()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var smtp = new FakeSmtp { Recipients = "550 no such mailbox" };
        await QueueAsync(database);
        await Worker(database, smtp.Settings).DrainAsync(Stop);
        Assert.Equal("given-up", await ScalarAsync<string>(database, "select state from mail"));
        Assert.Empty(smtp.Mails);
    }

    [Fact]
    public async Task A_worker_killed_after_sending_leaves_a_mail_that_comes_again_under_the_same_id()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var smtp = new FakeSmtp();
        await QueueAsync(database);
        var send = SmtpPost.To(smtp.Settings);
        var dying = new MailWorker(
            database.Source,
            async (mail, ct) =>
            {
                await send(mail, ct);
                throw new NotSupportedException("killed");
            },
            "https://shirube.example"
        );
        await Assert.ThrowsAsync<NotSupportedException>(() => dying.DrainAsync(Stop));
        var worker = Worker(database, smtp.Settings);
        Assert.Equal(0, await worker.DrainAsync(Stop)); // somebody may still be sending it
        await DueAsync(database);
        Assert.Equal(1, await worker.DrainAsync(Stop));
        Assert.Equal(2, smtp.Mails.Count);
        Assert.Single(smtp.Mails.Select(m => FakeSmtp.Header(m, "Message-ID")).Distinct());
    }

    [Fact]
    public async Task Several_workers_send_each_mail_once()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var smtp = new FakeSmtp();
        for (var i = 0; i < 12; i++)
            await QueueAsync(database);
        var sent = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Worker(database, smtp.Settings).DrainAsync(Stop))
        );
        Assert.Equal(12, sent.Sum());
        Assert.Equal(
            12,
            smtp.Mails.Select(m => FakeSmtp.Header(m, "Message-ID")).Distinct().Count()
        );
    }

    [Fact]
    public async Task What_waited_for_more_than_a_week_is_not_sent_when_a_server_is_set_up()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var smtp = new FakeSmtp();
        await QueueAsync(database);
        await RunAsync(database, "update mail set made_at = made_at - interval '8 days'");
        Assert.Equal(0, await Worker(database, smtp.Settings).DrainAsync(Stop));
        Assert.Empty(smtp.Mails);
        Assert.Equal("given-up", await ScalarAsync<string>(database, "select state from mail"));
    }

    [Fact]
    public async Task Where_a_secured_connection_is_asked_for_nothing_goes_over_a_plain_one()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var smtp = new FakeSmtp();
        await QueueAsync(database);
        Assert.Equal(
            0,
            await Worker(database, smtp.Settings with { Secured = true }).DrainAsync(Stop)
        );
        Assert.Empty(smtp.Mails);
        Assert.Equal("waiting", await ScalarAsync<string>(database, "select state from mail"));
    }

    [Theory]
    [InlineData("oda@example.go.jp\r\nBcc: x@example.com", "件名", "名前")]
    [InlineData("oda@example.go.jp", "件名\r\nBcc: x@example.com", "名前")]
    [InlineData("oda@example.go.jp", "件名", "名前\nBcc: x@example.com")]
    public async Task What_would_be_another_header_is_refused_by_the_table_and_by_the_post(
        string address,
        string subject,
        string name
    )
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var connection = await database.Source.OpenConnectionAsync(Stop);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            connection.ExecuteAsync(
                "insert into mail (cause, address, name, subject, words, path, made_by) values ('late', @address, @name, @subject, 'x', '/x', 'x')",
                new
                {
                    address,
                    name,
                    subject,
                }
            )
        );
        await using var smtp = new FakeSmtp();
        try
        {
            await SmtpPost.To(smtp.Settings)(
                new(Guid.NewGuid(), address, name, subject, "x"),
                Stop
            );
        }
        catch (MailRefusedException e)
        {
            Assert.True(e.IsForGood);
        }
        Assert.DoesNotContain(smtp.Mails, m => m.Contains("\nBcc:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_round_whose_name_has_a_line_end_makes_a_subject_of_one_line() =>
        Assert.DoesNotContain(
            Letters.Opened(1, "年次\r\nBcc: x@example.com", new(2026, 12, 18), false).SubjectLine,
            c => char.IsControl(c)
        );

    private static MailWorker Worker(Database database, SmtpSettings settings) =>
        new(database.Source, SmtpPost.To(settings), "https://shirube.example");

    private static Task QueueAsync(Database database) =>
        RunAsync(
            database,
            """
            insert into mail (cause, address, name, subject, words, path, secret, made_by)
            values ('invitation', 'oda@example.go.jp', '織田', '【お願い】回答', '回答してください。', '/invitations/', 'geheim', '試験')
            """
        );

    private static Task DueAsync(Database database) =>
        RunAsync(
            database,
            "update mail set next_at = clock_timestamp() - interval '1 second', leased_until = null where state = 'waiting'"
        );

    private static async Task<double> PauseAsync(Database database) =>
        await ScalarAsync<double>(
            database,
            "select extract(epoch from next_at - clock_timestamp())::float8 from mail"
        );

    private static async Task RunAsync(Database database, string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Stop);
        await connection.ExecuteAsync(sql);
    }

    private static async Task<T> ScalarAsync<T>(Database database, string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Stop);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }
}
