using System.Diagnostics;
using Shirube.Data.Servers;

namespace Shirube.Data.Tests.Servers;

public class PrivateServerRefusalTests
{
    [Fact]
    public void Without_PostgreSQL_the_command_that_installs_it_is_named()
    {
        var refusal = Assert.Throws<DatabaseUnavailableException>(() =>
            PostgresPrograms.Find(null, "/nonexistent", "")
        );
        Assert.Contains(
            "apt-get install -y postgresql",
            refusal.Reason.En,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "apt-get install -y postgresql",
            refusal.Reason.Ja,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Data_of_a_version_that_is_not_installed_names_that_version_and_stays_as_it_is()
    {
        using var folder = new DataFolder();
        var version = folder.Write("postgres/PG_VERSION", "99\n");
        await RefusedAsync(folder.Root, "postgresql-99");
        Assert.Equal("99\n", File.ReadAllText(version));
    }

    [Fact]
    public async Task A_folder_of_something_else_is_not_touched()
    {
        using var folder = new DataFolder();
        var letter = folder.Write("postgres/letter.txt", "Dear all");
        await RefusedAsync(folder.Root, "SHIRUBE_DATA");
        Assert.Equal("Dear all", File.ReadAllText(letter));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        using var folder = new DataFolder();
        var file = folder.Write("file", "");
        await RefusedAsync(Path.Combine(file, "below"), file);
    }

    [Fact]
    public async Task Data_that_belongs_to_root_is_refused_with_the_command_that_mends_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can own it.");
        using var folder = new DataFolder();
        folder.Write("postgres/PG_VERSION", $"{PostgresPrograms.Find(null).Major}\n");
        await RefusedAsync(folder.Root, "chown -R");
    }

    [Fact]
    public async Task A_full_disk_is_said_to_be_full()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can mount a small disk.");
        using var folder = new DataFolder();
        var mount = Process.Start("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.Root]);
        await mount.WaitForExitAsync();
        Assert.SkipUnless(
            mount.ExitCode == 0,
            "This machine does not let a small disk be mounted."
        );
        try
        {
            await RefusedAsync(folder.Root, "full");
            Assert.Empty(Directory.EnumerateDirectories(folder.Root));
        }
        finally
        {
            await Process.Start("umount", [folder.Root]).WaitForExitAsync();
        }
    }

    private static async Task RefusedAsync(string path, string says)
    {
        var refusal = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            PrivateServer.StartAsync(path)
        );
        Assert.Contains(says, refusal.Reason.En, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Reason.Ja);
    }
}
