using System.Collections.Immutable;

namespace Shirube.Data.Servers;

/// <summary>As whom the private server runs. PostgreSQL refuses to run as root, so root hands it to another user.</summary>
/// <param name="Name">Null: as ourselves.</param>
/// <param name="Uid">The numeric user.</param>
internal sealed record ServerUser(string? Name, string Uid)
{
    private ImmutableArray<string> ways = [];

    /// <param name="folder">The data folder that exists already, whose owner it must be; null before there is one.</param>
    public static ServerUser For(string? folder)
    {
        (string Name, string Uid)? owner = folder is null ? null : OwnerOf(folder);
        if (!Environment.IsPrivilegedProcess)
            return Ourselves(folder, owner);
        if (owner is { Uid: "0" })
            throw new DatabaseUnavailableException(
                new(
                    $"{folder} の所有者が root です。PostgreSQL は root では動きません。次の命令で直してください：chown -R nobody: '{folder}'",
                    $"{folder} is owned by root, and PostgreSQL does not run as root. Mend it with: chown -R nobody: '{folder}'"
                )
            );
        if (owner is { } o)
            return new(o.Name, o.Uid);
        var name = ServerCommand.Run(["id", "-u", "postgres"]).Code == 0 ? "postgres" : "nobody";
        return new(name, ServerCommand.Run(["id", "-u", name]).Output.Trim());
    }

    private static ServerUser Ourselves(string? folder, (string Name, string Uid)? owner)
    {
        var uid = OwnerOf("/proc/self").Uid;
        if (owner is { } o && o.Uid != uid)
            throw new DatabaseUnavailableException(
                new(
                    $"{folder} は利用者 {o.Name} のものです。その利用者で動かすか、SHIRUBE_DATA に別のフォルダを指定してください。",
                    $"{folder} belongs to the user {o.Name}. Run as that user, or name another folder in SHIRUBE_DATA."
                )
            );
        return new(null, uid);
    }

    public static (string Name, string Uid) OwnerOf(string path)
    {
        var answer = ServerCommand
            .Run(["stat", "-L", "-c", "%U %u", path])
            .Output.Trim()
            .Split(' ');
        return (answer[0], answer[^1]);
    }

    /// <summary>Gives a folder of ours to the server's user.</summary>
    public void Own(string folder)
    {
        if (Name is not null)
            ServerCommand.Run(["chown", $"{Name}:", folder]);
    }

    /// <summary>The command with which the user runs a program that works in a folder.</summary>
    /// <exception cref="DatabaseUnavailableException">The user cannot enter the folder in any way.</exception>
    public ImmutableArray<string> Command(string folder, IEnumerable<string> program)
    {
        if (ways.IsEmpty)
            ways = WayInto(folder);
        return [.. ways, .. program];
    }

    private ImmutableArray<string> WayInto(string folder)
    {
        // When our process dies in any way, the kernel tells the server to stop.
        ImmutableArray<string> plain = ["setpriv", "--pdeathsig", "INT"];
        if (Name is null)
            return [.. plain, "--"];
        var group = ServerCommand.Run(["id", "-g", Name]).Output.Trim();
        plain = [.. plain, $"--reuid={Uid}", $"--regid={group}", "--clear-groups"];
        // Root's home is closed to everyone else: then the server is let through, by the smallest right that does.
        string[][] rights =
        [
            [],
            Right("dac_read_search"),
            Right("dac_override"),
        ];
        foreach (var right in rights)
        {
            ImmutableArray<string> way = [.. plain, .. right, "--"];
            // Not test -x: access(2) does not count such rights.
            if (ServerCommand.Run([.. way, "ls", folder]).Code == 0)
                return way;
        }
        throw new DatabaseUnavailableException(
            new(
                $"利用者 {Name} が {folder} に入れないため、PostgreSQL を動かせません。SHIRUBE_DATA に、誰でも通れる場所のフォルダを指定してください。",
                $"PostgreSQL cannot run: the user {Name} cannot enter {folder}. Name a folder in SHIRUBE_DATA that every user can reach."
            )
        );
    }

    private static string[] Right(string name) =>
        [$"--inh-caps=+{name}", $"--ambient-caps=+{name}"];
}
