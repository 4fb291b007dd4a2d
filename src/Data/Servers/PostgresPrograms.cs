using System.Globalization;

namespace Shirube.Data.Servers;

/// <summary>The PostgreSQL programs of one major version on this machine.</summary>
/// <param name="Bin">The folder of <c>postgres</c> and <c>initdb</c>.</param>
internal sealed record PostgresPrograms(int Major, string Bin)
{
    public const int Oldest = 15;
    private const string DebianRoot = "/usr/lib/postgresql";

    public string Postgres => Path.Combine(Bin, "postgres");
    public string Initdb => Path.Combine(Bin, "initdb");

    /// <param name="wanted">The major version a data folder needs; null: the newest.</param>
    /// <param name="debianRoot">Where Debian keeps a folder for each version.</param>
    /// <param name="path">The folders to look in where Debian's has none.</param>
    /// <exception cref="DatabaseUnavailableException">No fitting version is installed.</exception>
    public static PostgresPrograms Find(
        int? wanted,
        string debianRoot = DebianRoot,
        string? path = null
    )
    {
        var found = InDebianFolders(debianRoot)
            .Concat(OnPath(path ?? Environment.GetEnvironmentVariable("PATH") ?? ""))
            .Where(p => File.Exists(p.Postgres) && File.Exists(p.Initdb))
            .Where(p => p.Major >= Oldest && (wanted is null || p.Major == wanted))
            .OrderByDescending(p => p.Major)
            .FirstOrDefault();
        return found ?? throw Missing(wanted);
    }

    private static IEnumerable<PostgresPrograms> InDebianFolders(string root)
    {
        if (!Directory.Exists(root))
            yield break;
        foreach (var folder in Directory.EnumerateDirectories(root))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major))
                yield return new(major, Path.Combine(folder, "bin"));
    }

    private static IEnumerable<PostgresPrograms> OnPath(string path)
    {
        foreach (var folder in path.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var postgres = Path.Combine(folder, "postgres");
            if (File.Exists(postgres) && MajorOf(postgres) is { } major)
                yield return new(major, folder);
        }
    }

    private static int? MajorOf(string postgres)
    {
        // postgres (PostgreSQL) 17.2
        var words = ServerCommand.Run([postgres, "--version"]).Output.Split(' ');
        var number = words.FirstOrDefault(w => w.Length > 0 && char.IsAsciiDigit(w[0])) ?? "";
        var digits = new string([.. number.TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private static DatabaseUnavailableException Missing(int? wanted)
    {
        var package = wanted is { } major
            ? string.Create(CultureInfo.InvariantCulture, $"postgresql-{major}")
            : "postgresql";
        var command = $"sudo apt-get install -y {package}";
        return new(
            wanted is null
                ? new(
                    $"PostgreSQL（{Oldest} 以降）が見つかりません。次の命令で入れてください：{command}",
                    $"PostgreSQL ({Oldest} or newer) was not found. Install it with: {command}"
                )
                : new(
                    $"データは PostgreSQL {wanted} のものですが、その版が入っていません。次の命令で入れてください：{command}",
                    $"The data was made by PostgreSQL {wanted}, which is not installed. Install it with: {command}"
                )
        );
    }
}
