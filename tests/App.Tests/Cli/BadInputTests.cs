using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shirube.App.Tests.Cli;

/// <summary>What people meet when something is wrong: a message that says what, where and what to do, the right exit
/// code, nothing on stdout.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class BadInputTests
{
    public static TheoryData<string, byte[]> Unreadable =>
        new()
        {
            { "empty.txt", [] },
            { "blank.txt", "\n \n\u3000\n"u8.ToArray() },
            { "picture.png", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13] },
            { "paper.pdf", "%PDF-1.7\n%\u00e2\n"u8.ToArray() },
            { "archive.zip", [.. "PK"u8, 3, 4, 20, 0, 0, 0] },
            { "noise.bin", [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919 >> 3))] },
            { "nul.txt", "取組\0一覧\n"u8.ToArray() },
            {
                "korean.txt",
                [
                    .. Enumerable
                        .Repeat<byte[]>(
                            [
                                0xB4,
                                0xEB,
                                0xC7,
                                0xD1,
                                0xB9,
                                0xCE,
                                0xB1,
                                0xB9,
                                0x20,
                                0xC1,
                                0xA4,
                                0xC3,
                                0xA5,
                                0x0A,
                            ],
                            40
                        )
                        .SelectMany(b => b),
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public async Task A_file_that_cannot_be_read_is_refused_by_name_with_3(
        string name,
        byte[] bytes
    )
    {
        using var folder = new Folder();
        AssertRefused(await Shirube.RunAsync("read", folder.File(name, bytes), "--json"), name);
    }

    [Fact]
    public async Task A_missing_file_is_named() =>
        AssertRefused(await Shirube.RunAsync("read", "/no/such/file.txt"), "/no/such/file.txt");

    [Fact]
    public async Task A_folder_given_to_read_is_refused_and_import_is_named()
    {
        using var folder = new Folder();
        var run = await Shirube.RunAsync("read", folder.Path);
        AssertRefused(run, folder.Path);
        Assert.Contains("import", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_200_MB_is_refused_with_its_size_before_it_is_taken_in()
    {
        using var folder = new Folder();
        var path = Path.Combine(folder.Path, "huge.txt");
        await using (var file = File.Create(path))
            file.SetLength(200_000_000);
        var run = await Shirube.RunAsync("read", path);
        AssertRefused(run, "huge.txt");
        Assert.Contains("200,000,000", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_5_MB_is_accounted_for()
    {
        using var folder = new Folder();
        var path = folder.File(
            "long.txt",
            "第一部 長い行\n" + new string('あ', 5_000_000 / 3) + "\n"
        );
        var run = await Shirube.RunAsync("read", path, "--json");
        Assert.Equal(4, run.ExitCode);
        Assert.True(run.Out.Length > 5_000_000 - 3);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_file_without_read_permission_is_refused_with_what_to_check()
    {
        using var folder = new Folder();
        var path = folder.File("secret.txt", "第一部\n");
        File.SetUnixFileMode(path, UnixFileMode.None);
        // Root may read everything; nobody may not, but must reach the program.
        if (Environment.UserName != "root")
        {
            AssertRefused(await Shirube.RunAsync("read", path), "secret.txt");
            return;
        }
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        var run = await Shirube.RunAsync(
            "/usr/bin/setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", Shirube.Program, "read", path],
            new Dictionary<string, string?> { ["HOME"] = "/nonexistent" }
        );
        Assert.SkipWhen(
            run.ExitCode is 126 or 127 or 131 or 137,
            "The program lies where 'nobody' cannot reach it: " + run.Error
        );
        AssertRefused(run, "secret.txt");
        Assert.Contains("権限", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named_before_anything_else_happens()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var run = await Shirube.RunAsync("serve", "--port", $"{port}");
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains($"ポート{port}", run.Error, StringComparison.Ordinal);
        Assert.Contains("--port", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_PostgreSQL_the_package_is_named()
    {
        using var folder = new Folder();
        var run = await InOwnMounts(
            folder,
            $"mount -t tmpfs none /usr/lib/postgresql && PATH=/usr/bin:/bin exec {Shirube.Program} import {Samples.Files[0]}"
        );
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("postgresql", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_refuses_the_import_and_leaves_the_register_as_it_was()
    {
        using var folder = new Folder();
        var big = new StringBuilder("第一部 大きな文書\n");
        for (var i = 0; i < 400_000; i++)
            big.Append("・行 ")
                .Append(i * 7919)
                .Append(" の記述は毎回すこしずつ違う言葉でできている\n");
        var path = folder.File("big.txt", big.ToString());
        var run = await InOwnMounts(
            folder,
            $"""
            mkdir {folder.Path}/data && mount -t tmpfs -o size=110m,mode=0777 none {folder.Path}/data || exit 99
            export SHIRUBE_DATA={folder.Path}/data
            {Shirube.Program} import {Samples.Files[0]} >/dev/null 2>&1 || exit 98
            {Shirube.Program} import {path} >/dev/null
            echo "import ended with $?"
            mount -o remount,size=600m {folder.Path}/data
            {Shirube.Program} verify-ledger
            echo "verify ended with $?"
            """
        );
        Assert.Contains("import ended with 3", run.Text, StringComparison.Ordinal);
        Assert.Contains("big.txt", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Contains("台帳の行数: 2 ", run.Text, StringComparison.Ordinal);
        Assert.Contains("verify ended with 0", run.Text, StringComparison.Ordinal);
    }

    private static async Task<Shirube.Outcome> InOwnMounts(Folder folder, string script)
    {
        var probe = await Shirube.RunAsync(
            "/usr/bin/unshare",
            ["-m", "mount", "-t", "tmpfs", "none", "/mnt"],
            new Dictionary<string, string?>()
        );
        Assert.SkipWhen(probe.ExitCode != 0, "Mounting needs root: " + probe.Error);
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        return await Shirube.RunAsync(
            "/usr/bin/unshare",
            ["-m", "/bin/sh", "-c", script],
            new Dictionary<string, string?>
            {
                ["SHIRUBE_DATA"] = Path.Combine(folder.Path, "own"),
                ["SHIRUBE_DATABASE"] = "",
            }
        );
    }

    private static void AssertRefused(Shirube.Outcome run, string name)
    {
        Assert.Equal(3, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
