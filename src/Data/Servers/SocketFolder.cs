using System.Security.Cryptography;
using System.Text;

namespace Shirube.Data.Servers;

/// <summary>The folder of the server's socket. A socket's path must be shorter than 107 bytes, which the data folder's
/// may not be; so it has one of its own, that nobody else can enter.</summary>
internal static class SocketFolder
{
    public static string Make(Cluster cluster)
    {
        var named = Path.Combine(Base(cluster), $"shirube-{Digest(cluster)}");
        // Another's folder of that name, or one that others can enter, is left alone.
        if (IsOurs(named, cluster))
            return named;
        if (Path.Exists(named))
            named += $"-{Guid.NewGuid().ToString("N")[..8]}";
        Directory.CreateDirectory(named, Cluster.Private);
        cluster.User.Own(named);
        return named;
    }

    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Something else stands in it: it stays, and the next start uses it again.
        }
    }

    private static string Base(Cluster cluster)
    {
        var ours = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        var usable = cluster.User.Name is null && ours is { Length: > 0 and < 60 };
        return usable && Directory.Exists(ours) ? ours! : "/tmp";
    }

    private static string Digest(Cluster cluster)
    {
        var bytes = Encoding.UTF8.GetBytes($"{cluster.User.Uid}:{cluster.Folder}");
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
    }

    private static bool IsOurs(string folder, Cluster cluster)
    {
        var info = new DirectoryInfo(folder);
        return info.Exists
            && info.LinkTarget is null
            && info.UnixFileMode == Cluster.Private
            && ServerUser.OwnerOf(folder).Uid == cluster.User.Uid;
    }
}
