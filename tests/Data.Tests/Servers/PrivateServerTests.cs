using Npgsql;
using Shirube.Data.Servers;
using Shirube.Tests;

namespace Shirube.Data.Tests.Servers;

public class PrivateServerTests
{
    private const int Kill = 9;
    private const string FolderVariable = "SHIRUBE_TEST_FOLDER";

    [Fact]
    public async Task What_was_committed_is_there_after_a_stop_and_a_second_start()
    {
        using var folder = new DataFolder();
        int first;
        await using (var server = await PrivateServer.StartAsync(folder.Root))
        {
            await WriteMarkAsync(server);
            first = server.ProcessId;
        }
        // It has ended; its number goes when this process has taken note of it, on a busy machine a moment later.
        for (var turn = 0; turn < 500 && Directory.Exists($"/proc/{first}"); turn++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists($"/proc/{first}"));
        await using var again = await PrivateServer.StartAsync(folder.Root);
        Assert.True(again.IsOurs);
        Assert.Equal(1, await MarksAsync(again));
    }

    [Fact]
    public async Task A_second_user_of_the_folder_connects_to_the_running_server_and_leaves_it_running()
    {
        using var folder = new DataFolder();
        await using var server = await PrivateServer.StartAsync(folder.Root, durable: false);
        await WriteMarkAsync(server);
        await using (var second = await PrivateServer.StartAsync(folder.Root))
        {
            Assert.False(second.IsOurs);
            Assert.Equal(server.ProcessId, second.ProcessId);
            Assert.Equal(1, await MarksAsync(second));
        }
        Assert.Equal(1, await MarksAsync(server));
    }

    [Fact]
    public async Task Two_that_start_at_the_same_moment_share_one_server()
    {
        using var folder = new DataFolder();
        var servers = await Task.WhenAll(
            Task.Run(() => PrivateServer.StartAsync(folder.Root, durable: false)),
            Task.Run(() => PrivateServer.StartAsync(folder.Root, durable: false))
        );
        Assert.Single(servers, s => s.IsOurs);
        Assert.Single(servers.Select(s => s.ProcessId).Distinct());
        foreach (var server in servers.OrderBy(s => s.IsOurs))
            await server.DisposeAsync();
    }

    [Fact]
    public async Task A_killed_server_is_recovered_with_all_that_was_committed()
    {
        using var folder = new DataFolder();
        var killed = await PrivateServer.StartAsync(folder.Root);
        await WriteMarkAsync(killed);
        Assert.True(ServerCommand.Signal(killed.ProcessId, Kill));
        await GoneAsync(killed.ProcessId);
        await using var again = await PrivateServer.StartAsync(folder.Root);
        Assert.True(again.IsOurs);
        Assert.Equal(1, await MarksAsync(again));
    }

    [Fact]
    public async Task A_number_that_is_another_process_by_now_does_not_keep_the_server_from_starting()
    {
        using var folder = new DataFolder();
        await using (await PrivateServer.StartAsync(folder.Root, durable: false)) { }
        folder.Write(
            "postgres/postmaster.pid",
            $"{Environment.ProcessId}\n{folder.Postgres}\n1\n5432\n/tmp\n\n1 1\nready   \n"
        );
        await using var server = await PrivateServer.StartAsync(folder.Root, durable: false);
        Assert.True(server.IsOurs);
    }

    [Fact]
    public async Task When_the_process_that_started_it_is_killed_the_next_one_gets_a_server_of_its_own()
    {
        using var folder = new DataFolder();
        int orphan;
        await using (
            var child = new ChildTest(
                $"{typeof(PrivateServerTests).FullName}.{nameof(Serve_until_killed)}",
                (FolderVariable, folder.Root)
            )
        )
        {
            while (Postmaster.Read(folder.Postgres) is not { IsReady: true })
            {
                child.AssertRunning();
                await Task.Delay(20);
            }
            orphan = Postmaster.Read(folder.Postgres)!.Pid;
            await child.KillAsync();
        }
        await using var server = await PrivateServer.StartAsync(folder.Root, durable: false);
        Assert.True(server.IsOurs);
        Assert.NotEqual(orphan, server.ProcessId);
        Assert.False(new Postmaster(orphan, "", "").Runs(folder.Postgres));
    }

    [Fact(Explicit = true)]
    public async Task Serve_until_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Only run by another test.");
        await using var server = await PrivateServer.StartAsync(folder!, durable: false);
        await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_a_killed_initdb_left_is_swept_away()
    {
        using var folder = new DataFolder();
        var left = folder.Write("postgres.new-0a1b/PG_VERSION", "15\n");
        await using var server = await PrivateServer.StartAsync(folder.Root, durable: false);
        await WriteMarkAsync(server);
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task A_long_path_with_blanks_and_Japanese_letters_is_no_hindrance()
    {
        using var folder = new DataFolder();
        var path = Path.Combine([
            folder.Root,
            .. Enumerable.Repeat("国の 戦略の しるべ", 5),
            "a'b\"c",
        ]);
        await using var server = await PrivateServer.StartAsync(path, durable: false);
        await WriteMarkAsync(server);
        Assert.Equal(1, await MarksAsync(server));
    }

    private static async Task WriteMarkAsync(PrivateServer server)
    {
        await using var source = Source(server);
        await using var command = source.CreateCommand("create table mark as select 1 as n");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> MarksAsync(PrivateServer server)
    {
        await using var source = Source(server);
        await using var command = source.CreateCommand("select count(*) from mark");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static NpgsqlDataSource Source(PrivateServer server) =>
        NpgsqlDataSource.Create(server.ConnectionString("postgres") + ";Pooling=false");

    private static async Task GoneAsync(int pid)
    {
        while (Directory.Exists($"/proc/{pid}"))
            await Task.Delay(5);
    }
}
