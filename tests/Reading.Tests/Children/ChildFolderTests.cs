using System.Diagnostics;
using System.Text;
using Shirube.Reading.Formats.Children;

namespace Shirube.Reading.Tests.Children;

public class ChildFolderTests
{
    private static readonly ChildProgram Shell = new("sh", "dash");

    [Fact]
    public void What_a_program_writes_is_read_while_it_runs()
    {
        using var folder = new ChildFolder(ReadingOptions.Default);
        var lines = new List<string?>();
        var end = folder.Run(
            Shell,
            "a.pdf",
            ["-c", "echo one; read never; echo $1; echo wrong >&2; exit 3", "sh", "$(two) 'x'"],
            stream =>
            {
                using var reader = new StreamReader(stream);
                lines.Add(reader.ReadLine());
                lines.Add(reader.ReadToEnd());
            }
        );
        Assert.Equal(["one", "$(two) 'x'\n"], lines);
        Assert.Equal((3, false, "wrong\n"), (end.Code, end.IsOutOfTime, end.Errors));
        Assert.False(end.IsWell);
    }

    [Fact]
    public void A_program_and_all_it_started_are_killed_when_time_is_up()
    {
        var options = ReadingOptions.Default with { LongestChild = TimeSpan.FromSeconds(1) };
        using var folder = new ChildFolder(options);
        var clock = Stopwatch.StartNew();
        var end = folder.Run(Shell, "a.pdf", ["-c", "sleep 60 & echo $! > pid; sleep 60"]);
        Assert.True(end.IsOutOfTime);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Contains("a.pdf", end.Failure("a.pdf").En, StringComparison.Ordinal);
        Assert.False(IsAlive(File.ReadAllText(folder.PathOf("pid")).Trim()));
        Assert.True(folder.Run(Shell, "a.pdf", ["-c", "exit 0"]).IsOutOfTime);
    }

    [Fact]
    public void What_a_program_leaves_running_behind_it_is_killed_when_it_ends()
    {
        using var folder = new ChildFolder(ReadingOptions.Default);
        folder.Run(Shell, "a.pdf", ["-c", "sleep 60 >&- 2>&- & echo $! > pid"]);
        Assert.False(IsAlive(File.ReadAllText(folder.PathOf("pid")).Trim()));
    }

    [Fact]
    public void A_reading_that_was_cancelled_before_it_began_leaves_no_folder()
    {
        string[] Left() => Directory.GetDirectories(Path.GetTempPath(), "shirube-reading-*");
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var options = ReadingOptions.Default with { Cancel = cancel.Token };
        // Others come and go beside this one: those that stay through a hundred turns would be its own.
        var before = Left().Length;
        for (var turn = 0; turn < 100; turn++)
            Assert.Throws<OperationCanceledException>(() => new ChildFolder(options));
        Assert.InRange(Left().Length, 0, before + 50);
    }

    [Fact]
    public void A_program_gets_no_more_memory_than_it_may_have()
    {
        var options = ReadingOptions.Default with { ChildMemoryBytes = 64 * 1024 * 1024 };
        using var folder = new ChildFolder(options);
        var take = (string mebibytes) =>
            folder.Run(
                new("dd", "coreutils"),
                "a.pdf",
                ["if=/dev/zero", "of=/dev/null", $"bs={mebibytes}M", "count=1"]
            );
        Assert.True(take("8").IsWell);
        Assert.False(take("200").IsWell);
    }

    [Fact]
    public void Cancelling_stops_the_program()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        using var folder = new ChildFolder(new() { Cancel = cancel.Token });
        var clock = Stopwatch.StartNew();
        Assert.Throws<OperationCanceledException>(() =>
            folder.Run(Shell, "a.pdf", ["-c", "sleep 60"])
        );
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_reader_that_gives_up_stops_the_program()
    {
        using var folder = new ChildFolder(ReadingOptions.Default);
        Assert.Throws<FormatException>(() =>
            folder.Run(
                Shell,
                "a.pdf",
                ["-c", "echo $$ > pid; while :; do echo y; done"],
                s =>
                {
                    s.ReadByte();
                    throw new FormatException();
                }
            )
        );
        Assert.False(IsAlive(File.ReadAllText(folder.PathOf("pid")).Trim()));
    }

    [Fact]
    public void The_folder_goes_with_all_that_was_left_in_it_and_the_environment_stays_outside()
    {
        string path;
        using (var folder = new ChildFolder(ReadingOptions.Default))
        {
            path = folder.Put("in.pdf", "x"u8);
            var environment = "";
            folder.Run(
                Shell,
                "a.pdf",
                ["-c", "mkdir -p b/c; cp in.pdf b/c/; env"],
                s => environment = new StreamReader(s, Encoding.UTF8).ReadToEnd()
            );
            Assert.True(File.Exists(folder.PathOf("b/c/in.pdf")));
            Assert.Contains(
                $"HOME={Path.GetDirectoryName(path)}",
                environment,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("DOTNET", environment, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    [Fact]
    public void A_program_that_is_not_installed_is_named_with_its_package()
    {
        using var folder = new ChildFolder(ReadingOptions.Default);
        var refused = Assert.Throws<UnreadableDocumentException>(() =>
            folder.Run(new("no-such-reader", "reader-tools"), "a.pdf", [])
        );
        Assert.Contains("reader-tools", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("no-such-reader", refused.Reason.En, StringComparison.Ordinal);
    }

    private static bool IsAlive(string pid)
    {
        for (var turn = 0; turn < 50; turn++)
        {
            var status = $"/proc/{pid}/stat";
            if (
                !File.Exists(status)
                || File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal)
            )
                return false;
            Thread.Sleep(50);
        }
        return true;
    }
}
